import { CrosshairGroup } from '#charts/CrosshairGroup.tsx';
import { BandPicture } from './BandPicture.tsx';
import type { GalleryCase } from './gallery-data.ts';
import { StepsPicture } from './StepsPicture.tsx';

/** Two pictures read at one instant. */
export function GroupPicture({ name, data }: { name: string; data: GalleryCase }) {
  return (
    <CrosshairGroup>
      <BandPicture name={`${name}: pulse`} data={data} />
      <StepsPicture name={`${name}: steps`} data={data} />
    </CrosshairGroup>
  );
}
