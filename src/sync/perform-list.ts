import { maxPagesPerRun, walkPages } from '#api/paging.ts';
import type { Landing, WholeWindow } from '#archive/landing.ts';
import type { SyncState } from '#archive/sync-state.ts';
import { toEpochSec, type EpochSec, type LocalDay } from '#domain/time.ts';
import { advance } from './advance.ts';
import { later, type ListPage, type ListReader } from './list-pages.ts';
import type { ListCall } from './list-params.ts';
import { signatureOf } from './pace.ts';
import { landOne, todayOf, type Performing } from './performing.ts';
import type { Outcome } from './plan.ts';
import { findWholeDays } from './whole-window.ts';

/**
 * Reads a window of days, or what changed, to its last page.
 *
 * A walk that breaks off is begun anew from its first page: offsets into a list that grows at its head do not keep.
 */
export async function performList<Answer extends Landing>(
  performing: Performing,
  call: ListCall,
  state: SyncState,
  reader: ListReader<Answer>,
): Promise<SyncState> {
  const { client, limits, signal, now } = performing;
  const today = todayOf(state, now());
  const signature = signatureOf(call);
  const pages: ListPage<Answer>[] = [];
  let after = state;
  const fetchPage = async (offset: number): Promise<ListPage<Answer>> => {
    await performing.takeTurn(offset === 0 ? signature : `${signature} from ${offset}`);
    const page = await reader.fetchPage(client, call.ask, { offset, today, signal });
    await performing.requireSameAccount();
    return page;
  };
  await walkPages(
    {
      fetchPage: async (offset) => {
        const page = await fetchPage(offset);
        // More was promised and nothing came: it may be so, or a moment's glitch that would end the list too soon.
        return offset > 0 && page.rows === 0 && !page.more ? fetchPage(offset) : page;
      },
      countRecords: ({ rows }) => rows,
      budget: { pages: maxPagesPerRun },
    },
    async (page, next) => {
      pages.push(page);
      performing.onZones(page.zones);
      if (next !== null) {
        await landOne(performing, page.toLanding(null), state, reader.land);
        return;
      }
      const known = withServiceClock(state, pages[0], now());
      const outcome = toOutcome(pages, now());
      const landing = page.toLanding(toWhole(call, pages, today));
      after = advance(known, call, outcome, limits);
      const { missing } = await landOne(performing, landing, after, reader.land);
      if (missing === 0) return;
      after = advance(known, call, { ...outcome, missing }, limits);
      await performing.archive.writeSyncState(after);
    },
  );
  return after;
}

function toWhole(call: ListCall, pages: readonly ListPage<Landing>[], today: LocalDay): WholeWindow | null {
  // A record that does not say which it is may be any of those that seem to be missing.
  if (pages.some(({ areAllNamed }) => !areAllNamed)) return null;
  const days = findWholeDays(call.operation, call.ask, { days: pages.flatMap((page) => page.days), today });
  if (days === null) return null;
  const ids = new Set(pages.flatMap((page) => page.ids));
  return { ...days, ids, confirmed: call.purpose === 'recheck' };
}

function toOutcome(pages: readonly ListPage<Landing>[], now: EpochSec): Outcome {
  const days = pages.flatMap((page) => page.days).sort();
  const full = pages.filter(({ more }) => more).map(({ rows }) => rows);
  return {
    pages: pages.length,
    rows: pages.reduce((sum, { rows }) => sum + rows, 0),
    fullPageRows: full.length === 0 ? null : Math.max(...full),
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
    latestChange: pages.map(({ latestChange }) => latestChange).reduce(later, null),
    serverTime: pages[0]?.serverTime ?? null,
    missing: 0,
    now,
  };
}

/** Of the first page, which was answered last of all by the time that is told: no cache can have made it newer. */
function withServiceClock(state: SyncState, page: ListPage<Landing> | undefined, now: EpochSec): SyncState {
  const serverTime = page?.serverTime ?? null;
  return serverTime === null ? state : { ...state, clockAheadSec: toEpochSec(now - serverTime) };
}
