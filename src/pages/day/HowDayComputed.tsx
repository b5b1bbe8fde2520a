import type { TimeZone } from '#domain/time.ts';
import { useDayMessages } from '#settings/use-day-messages.ts';

export function HowDayComputed({ zone }: { zone: TimeZone }) {
  const { how } = useDayMessages();
  return (
    <>
      <p>{how.spread}</p>
      <p>{how.usual}</p>
      <p>{how.race}</p>
      <p>{how.cadence}</p>
      <p>{how.sit}</p>
      <p>{how.heartRate}</p>
      <p>{how.zone(zone)}</p>
    </>
  );
}
