import type { ReactNode } from 'react';
import type { ChartTableData } from '#charts/ChartTable.tsx';
import type { Format } from '#locale/format.ts';
import type { HomeMessages } from '#locale/messages/english-home.ts';

/** How numbers are written, and what this page says. */
export type Words = { readonly format: Format; readonly own: HomeMessages };

/** What a tile says: a number to be read across the room, the rest of its sentence, and a picture. */
export type TileView =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  /** The record has nothing of its kind. */
  | { readonly state: 'none'; readonly text: string }
  | (Sentence & { readonly state: 'known'; readonly figure: FigureView | null });

export type Sentence = {
  /** Stands before the number. */
  readonly before?: string;
  /** Null where there is no number yet. */
  readonly main: string | null;
  readonly rest: string;
};

/** A picture without the drawing. */
export type FigureWords = { readonly name: string; readonly summary: string; readonly table: ChartTableData };

export type FigureView = FigureWords & {
  /** Into so many CSS pixels. */
  readonly draw: (size: { readonly width: number; readonly height: number }) => ReactNode;
};
