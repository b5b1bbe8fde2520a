import { describe, expect, it } from 'vitest';
import { cleanTimeZone, parseLocalDay, UTC, type LocalDay, type TimeZone } from '#domain/time.ts';
import { createZones } from '#sync/zones.ts';

const paris = cleanTimeZone('Europe/Paris') ?? UTC;
const tokyo = cleanTimeZone('Asia/Tokyo') ?? UTC;

function on(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw new Error(`Failed to read ${text}: it is no day. Write YYYY-MM-DD.`);
  return day;
}

function zonesOf(...known: [string, TimeZone][]) {
  const zones = createZones();
  zones.note(known.map(([day, zone]) => [on(day), zone]));
  return zones;
}

describe('the zone of a day', () => {
  const zones = zonesOf(['2026-02-01', paris], ['2026-02-10', tokyo]);

  it.each([
    ['that a record tells', '2026-02-10', tokyo],
    ['without a record is that of the record before', '2026-02-05', paris],
    ['after all records is that of the last', '2026-03-01', tokyo],
    ['before all records is that of the first', '2025-01-01', paris],
  ])('%s', (_, day, zone) => {
    expect(zones.zoneOn(on(day))).toBe(zone);
  });

  it('follows a record that comes later', () => {
    const zones = zonesOf(['2026-02-01', paris]);
    zones.zoneOn(on('2026-02-05'));
    zones.note([[on('2026-02-03'), tokyo]]);
    expect(zones.zoneOn(on('2026-02-05'))).toBe(tokyo);
  });

  it('is that of the profile where no record tells any', () => {
    const zones = createZones();
    zones.noteHome(paris);
    expect(zones.zoneOn(on('2026-02-05'))).toBe(paris);
  });

  it('is UTC where nothing is known', () => {
    expect(createZones().zoneOn(on('2026-02-05'))).toBe(UTC);
  });
});
