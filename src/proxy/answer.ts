/** An answer whose text is known whole: a server can write it at once, without the detour of a stream. */
export type TextAnswer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

export type Answer = Response | TextAnswer;

export function isText(answer: Answer): answer is TextAnswer {
  return 'text' in answer && typeof answer.text === 'string';
}

/** For runtimes that want the web's own kind. */
export function toResponse(answer: Answer): Response {
  return isText(answer)
    ? new Response(answer.text, { status: answer.status, headers: answer.headers })
    : answer;
}
