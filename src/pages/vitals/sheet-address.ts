const PARAMETER = 'print';
const VALUE = 'pressure';

/** Whether an address asks for the sheet instead of the page. */
export function isSheet(search: string): boolean {
  return new URLSearchParams(search).get(PARAMETER) === VALUE;
}

/** The query of the sheet, or of the page, over the same days. */
export function withSheet(search: string, isWanted: boolean): string {
  const params = new URLSearchParams(search);
  if (isWanted) params.set(PARAMETER, VALUE);
  else params.delete(PARAMETER);
  return `?${params.toString()}`;
}
