/** Ten years of several records a day are some fifty pages; beyond this the service repeats itself. */
export const maxPagesPerRun = 100;

/** One empty page in the middle has been seen; two in a row mean that there is nothing more. */
const maxEmptyPagesInARow = 2;

/** Why paging was given up although the service said that there is more. */
export type PagingProblem = 'too-many-pages' | 'no-progress' | 'empty-pages';

/** Paging came to no end; what the pages before brought stays. */
export class PagingError extends Error {
  override readonly name = 'PagingError';
  readonly problem: PagingProblem;

  constructor(problem: PagingProblem) {
    super(`Failed to read all pages: ${explanations[problem]}. Try again later.`);
    this.problem = problem;
  }
}

const explanations: Readonly<Record<PagingProblem, string>> = {
  'too-many-pages': `stopped after ${maxPagesPerRun} pages`,
  'no-progress': 'the service names a page that was already read as the next one',
  'empty-pages': 'the service promises more and sends empty pages',
};

/** What every list of the service says of itself. */
export type Page = { readonly more: boolean; readonly nextOffset: number | null };

export type PageWalk<T extends Page> = {
  readonly fetchPage: (offset: number) => Promise<T>;
  /** How many records the page has, those that could not be read included. */
  readonly countRecords: (page: T) => number;
  readonly start?: number;
  /** Shared by the walks of one run; each page takes one. */
  readonly budget?: { pages: number };
};

/**
 * Reads page after page of any list; `land` is awaited before the next page is asked for.
 *
 * Ends for certain: at the last page, or with a `PagingError` after a page that leads nowhere new, after two empty
 * pages in a row, or after `maxPagesPerRun` pages. `next` is null at the last page; `isSound` is false when the page
 * itself is good and what it says about the next one is not.
 */
export async function walkPages<T extends Page>(
  { fetchPage, countRecords, start = 0, budget = { pages: maxPagesPerRun } }: PageWalk<T>,
  land: (page: T, next: number | null, isSound: boolean) => Promise<void> | void,
): Promise<void> {
  const seen = new Set<number>();
  let emptyInARow = 0;
  let offset: number | null = start;
  while (offset !== null) {
    if (budget.pages === 0) throw new PagingError('too-many-pages');
    budget.pages--;
    seen.add(offset);
    const page: T = await fetchPage(offset);
    const records = countRecords(page);
    const next: number | null = nextOffset(page, offset + records);
    emptyInARow = records === 0 ? emptyInARow + 1 : 0;
    const problem = findProblem(next, seen, emptyInARow);
    await land(page, next, problem === null);
    if (problem !== null) throw new PagingError(problem);
    offset = next;
  }
}

function findProblem(
  next: number | null,
  seen: ReadonlySet<number>,
  emptyInARow: number,
): PagingProblem | null {
  if (next === null) return null;
  if (seen.has(next)) return 'no-progress';
  return emptyInARow >= maxEmptyPagesInARow ? 'empty-pages' : null;
}

/**
 * Where the next page begins, null after the last.
 *
 * "More" without an offset has been seen. Counting the records is then the best guess: it may fall short of what the
 * service counts, which reads some records twice and loses none.
 */
function nextOffset(page: Page, counted: number): number | null {
  if (page.nextOffset !== null) return page.nextOffset;
  return page.more ? counted : null;
}
