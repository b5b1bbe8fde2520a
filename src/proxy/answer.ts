/** An answer whose text is known whole: a server can write it at once, without the detour of a stream. */
export type TextAnswer = {
  readonly status: number;
  /** Names in lower case, each before its value, as `node:http` takes them without looking at each once more. */
  readonly headers: readonly string[];
  readonly text: string;
};

export type Answer = Response | TextAnswer;

export function isText(answer: Answer): answer is TextAnswer {
  return 'text' in answer && typeof answer.text === 'string';
}

/** For runtimes that want the web's own kind. */
export function toResponse(answer: Answer): Response {
  if (!isText(answer)) return answer;
  const { status, text } = answer;
  const headers = new Headers();
  for (let index = 0; index < answer.headers.length; index += 2) {
    headers.append(answer.headers[index] ?? '', answer.headers[index + 1] ?? '');
  }
  return new Response(text, { status, headers });
}
