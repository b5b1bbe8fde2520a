import { createContext } from 'react';
import type { Explanation } from '../explanation.ts';
import type { ChangeSpan, RangeView } from './body-view.ts';

/** A number of the weight page, of which the drawer can tell what it is made of. */
export type WeightSubject =
  | { readonly of: 'trend' | 'latest' | 'rate' | 'goal' | 'goal-window' | 'goal-share' }
  | { readonly of: 'change'; readonly span: ChangeSpan }
  /** A weighing of the history, or the trend at it. */
  | { readonly of: 'weighing' | 'trend-then'; readonly index: number }
  | { readonly of: 'range'; readonly view: RangeView };

/** How a number of this page is explained; the page that stands above says it. */
export const ExplainContext = createContext<((subject: WeightSubject) => Promise<Explanation>) | null>(null);
