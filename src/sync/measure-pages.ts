import { fetchMeasures } from '#api/measures.ts';
import { landMeasures } from '#archive/land-measures.ts';
import type { Landing } from '#archive/landing.ts';
import { toLocalDay, UTC } from '#domain/time.ts';
import { rest, toListPage, type ListReader } from './list-pages.ts';
import { toMeasuresParams } from './list-params.ts';
import type { Performing } from './performing.ts';

/** Measures, which a first visit reads before everything else; the rest is loaded where one cannot be read. */
export function createMeasureReader({
  loadOthers,
}: Pick<Performing, 'loadOthers'>): ListReader<Extract<Landing, { readonly kind: 'measures' }>> {
  return {
    async fetchPage(client, ask, { offset, signal }) {
      const page = await fetchMeasures(client, toMeasuresParams(ask, offset), signal);
      return toListPage(page, page.groups, {
        kind: 'measures',
        toId: ({ id }) => id,
        toDay: ({ at }) => toLocalDay(at, UTC),
        toLanding: (whole) => ({ kind: 'measures', records: page.groups, ...rest(page), whole }),
      });
    },
    land: async (...landing) => (await landMeasures(...landing)) ?? (await loadOthers()).land(...landing),
  };
}
