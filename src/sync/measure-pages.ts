import { fetchMeasures } from '#api/measures.ts';
import { landMeasures } from '#archive/land-list.ts';
import type { Landing } from '#archive/landing.ts';
import { toLocalDay, UTC } from '#domain/time.ts';
import { rest, toListPage, type ListReader } from './list-pages.ts';
import { toMeasuresParams } from './list-params.ts';

/** Measures, which a first visit reads before everything else. */
export const measures: ListReader<Extract<Landing, { readonly kind: 'measures' }>> = {
  async fetchPage(client, ask, { offset, signal }) {
    const page = await fetchMeasures(client, toMeasuresParams(ask, offset), signal);
    return toListPage(page, page.groups, {
      kind: 'measures',
      toId: ({ id }) => id,
      toDay: ({ at }) => toLocalDay(at, UTC),
      toLanding: (whole) => ({ kind: 'measures', records: page.groups, ...rest(page), whole }),
    });
  },
  land: landMeasures,
};
