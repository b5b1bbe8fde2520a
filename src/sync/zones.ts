import { UTC, type LocalDay, type TimeZone } from '#domain/time.ts';

/** In which zone the person was on which day, as far as records tell. */
export type Zones = {
  readonly note: (zones: readonly (readonly [day: LocalDay, zone: TimeZone])[]) => void;
  /** That of the profile: what counts where no record tells. */
  readonly noteHome: (zone: TimeZone) => void;
  /** The zone of the day's own record, else of the nearest day before, else of the nearest after. */
  readonly zoneOn: (day: LocalDay) => TimeZone;
};

export function createZones(): Zones {
  const zoneByDay = new Map<LocalDay, TimeZone>();
  let sorted: LocalDay[] | null = null;
  let home: TimeZone | null = null;

  function nearest(day: LocalDay): LocalDay | undefined {
    sorted ??= [...zoneByDay.keys()].sort();
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? day) <= day) low = middle + 1;
      else high = middle;
    }
    return sorted[low - 1] ?? sorted[low];
  }

  return {
    note(zones) {
      for (const [day, zone] of zones) {
        if (!zoneByDay.has(day)) sorted = null;
        zoneByDay.set(day, zone);
      }
    },
    noteHome(zone) {
      home = zone;
    },
    zoneOn(day) {
      const known = zoneByDay.get(day);
      if (known !== undefined) return known;
      const other = nearest(day);
      return (other === undefined ? undefined : zoneByDay.get(other)) ?? home ?? UTC;
    },
  };
}
