import type { ComponentType } from 'react';
import { BandPicture } from './BandPicture.tsx';
import { BarsPicture } from './BarsPicture.tsx';
import { CalendarPicture } from './CalendarPicture.tsx';
import { CompositionPicture } from './CompositionPicture.tsx';
import type { GalleryCase } from './gallery-data.ts';
import { GroupPicture } from './GroupPicture.tsx';
import { HoursPicture } from './HoursPicture.tsx';
import { LanesPicture } from './LanesPicture.tsx';
import { NightPicture } from './NightPicture.tsx';
import { NightsPicture } from './NightsPicture.tsx';
import { PillarsPicture } from './PillarsPicture.tsx';
import { PlanePicture } from './PlanePicture.tsx';
import { ProfilePicture } from './ProfilePicture.tsx';
import { RasterPicture } from './RasterPicture.tsx';
import { ScalesPicture } from './ScalesPicture.tsx';
import { SparklinePicture } from './SparklinePicture.tsx';
import { StepsPicture } from './StepsPicture.tsx';
import { WaterfallPicture } from './WaterfallPicture.tsx';
import { WeightPicture } from './WeightPicture.tsx';

export type GalleryPicture = {
  readonly id: string;
  readonly title: string;
  readonly Picture: ComponentType<{ name: string; data: GalleryCase }>;
  /** Where a case is something else than what its title says. */
  readonly caseTitles?: Partial<Record<GalleryCase['id'], string>>;
};

/** Every picture of the charts, in the order of the page. */
export const pictures: readonly GalleryPicture[] = [
  { id: 'weight', title: 'Readings, trend and stems', Picture: WeightPicture },
  { id: 'bars', title: 'Bars and a range', Picture: StepsPicture },
  { id: 'band', title: 'Line in a band', Picture: BandPicture },
  { id: 'pillars', title: 'Pairs of values', Picture: PillarsPicture },
  { id: 'scales', title: 'Two scales and notes', Picture: ScalesPicture },
  { id: 'group', title: 'One crosshair for two', Picture: GroupPicture },
  { id: 'sparkline', title: 'Lines for tiles', Picture: SparklinePicture },
  { id: 'composition', title: 'Parts of a whole', Picture: CompositionPicture },
  { id: 'stacked', title: 'Bars by kind', Picture: BarsPicture },
  { id: 'plane', title: 'Two quantities against each other', Picture: PlanePicture },
  { id: 'waterfall', title: 'What a difference is made of', Picture: WaterfallPicture },
  { id: 'lanes', title: 'Lanes on one axis', Picture: LanesPicture },
  {
    id: 'hours',
    title: 'Hour by hour',
    Picture: HoursPicture,
    caseTitles: { ordinary: 'Four weeks', years: 'Other four weeks' },
  },
  { id: 'profile', title: 'Median and quartiles', Picture: ProfilePicture },
  { id: 'calendar', title: 'Calendar', Picture: CalendarPicture },
  {
    id: 'night',
    title: 'One night',
    Picture: NightPicture,
    caseTitles: { ordinary: 'An ordinary night', single: 'A single stage', years: 'A night without rest' },
  },
  {
    id: 'nights',
    title: 'Nights side by side',
    Picture: NightsPicture,
    caseTitles: { ordinary: 'A week', single: 'A single night', years: 'A month' },
  },
  {
    id: 'raster',
    title: 'Nights in rows',
    Picture: RasterPicture,
    caseTitles: { ordinary: 'A week', single: 'A single night', years: 'A month' },
  },
];
