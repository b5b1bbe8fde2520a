/** What a page hears of a stream of events. */
type Heard = { readonly id?: string; readonly event?: string; readonly data?: string };

/** Reads a stream as far as it has come; `isOver` once it has ended. */
export function listen(answer: Response) {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('Failed to listen: there is no stream.');
  let text = '';
  let isOver = false;
  void (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      text += value;
    }
    isOver = true;
  })();
  async function heard(): Promise<readonly Heard[]> {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return text
      .split('\n\n')
      .map((block) => Object.fromEntries(block.split('\n').flatMap(toField)) as Heard)
      .filter(({ id }) => id !== undefined);
  }
  return {
    heard,
    hints: async (): Promise<unknown[]> =>
      (await heard()).flatMap(({ event, data }) => (event === 'hint' ? [JSON.parse(data ?? '')] : [])),
    isOver: async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return isOver;
    },
    text: () => text,
    hangUp: () => reader.cancel(),
  };
}

function toField(line: string): [string, string][] {
  const [, name, value] = /^(id|event|data): (.*)$/.exec(line) ?? [];
  return name === undefined || value === undefined ? [] : [[name, value]];
}
