import type { WireDevice } from '#api/wire/devices.ts';
import type { NightSketch } from './days-cache.ts';
import { syncEverySec } from './days-store.ts';
import { modelName } from './device-models.ts';
import { createHousehold } from './measures-draft.ts';
import { answerWith, zoneText } from './notation.ts';
import type { Answer } from './reply.ts';
import type { Context } from './services.ts';
import type { State } from './state.ts';

type TrueDevice = {
  readonly type: string;
  readonly model: string;
  readonly modelId: number;
  readonly deviceId: string;
  readonly battery: string;
  readonly timeZone: string;
  /** `null` where the service never learned it. */
  readonly firstSessionAt: number | null;
  readonly lastSessionAt: number | null;
};

const matModel = 32;
const searchedDays = 60;

/** What is linked to the account: the scale, cuff, tracker, mat and thermometer of these days. */
export function trueDevices(state: State): TrueDevice[] {
  const { person, calendar, clock, days } = state;
  const nowSec = clock.nowSec();
  const today = calendar.dayOf(nowSec, person.homeZone);
  const household = createHousehold(person);
  const timeZone = person.homeZone;
  const measuring = (
    type: string,
    device: { deviceid: string; modelid: number },
    battery: string,
  ): TrueDevice => ({
    type,
    model: modelName(device.modelid),
    modelId: device.modelid,
    deviceId: device.deviceid,
    battery,
    timeZone,
    ...sessionsOf(device.deviceid, state),
  });
  const tracker = days.device(today);
  const mat = lastMatNight(state, today);
  return [
    measuring('Scale', household.scale(today), 'medium'),
    measuring('Blood Pressure Monitor', household.cuff(today), 'high'),
    {
      type: 'Activity Tracker',
      model: modelName(tracker.modelId),
      modelId: tracker.modelId,
      deviceId: tracker.deviceId,
      battery: 'low',
      timeZone,
      firstSessionAt: null,
      lastSessionAt: Math.floor(nowSec / syncEverySec) * syncEverySec,
    },
    ...(mat === null
      ? []
      : [
          {
            type: 'Sleep Monitor',
            model: modelName(mat.modelId),
            modelId: mat.modelId,
            deviceId: mat.deviceId,
            // It hangs on the mains; the word stands in no document.
            battery: 'unknown',
            timeZone,
            firstSessionAt: calendar.toInstant(person.firstDay, 20 * 3600, timeZone),
            lastSessionAt: mat.created <= nowSec ? mat.created : null,
          },
        ]),
    // It sends through the telephone alone, so that the service knows of no session.
    {
      ...measuring('Smart Connected Thermometer', household.thermometer, 'high'),
      lastSessionAt: null,
    },
  ];
}

function sessionsOf(
  deviceId: string,
  { measures, clock }: State,
): Pick<TrueDevice, 'firstSessionAt' | 'lastSessionAt'> {
  const told = measures.visible(clock.nowSec()).filter(({ deviceid }) => deviceid === deviceId);
  return { firstSessionAt: told[0]?.date ?? null, lastSessionAt: told.at(-1)?.date ?? null };
}

function lastMatNight({ days, clock }: State, today: number): NightSketch | null {
  const nowSec = clock.nowSec();
  for (let day = today; day > today - searchedDays; day -= 1) {
    const night = days.stays(day).find(({ model, created }) => model === matModel && created <= nowSec);
    if (night !== undefined) return night;
  }
  return null;
}

/** `getdevice`: three texts in 2018. */
export function getDevices(_: ReadonlyMap<string, string>, { state, dialect }: Context): Answer {
  const { switches } = state;
  const devices: WireDevice[] = trueDevices(state).map((device) => {
    const { type, model, battery } = device;
    if (dialect === 'nokia') return { type, model, battery };
    return {
      type,
      battery,
      model,
      model_id: device.modelId,
      timezone: zoneText(device.timeZone, 'record', dialect, switches),
      first_session_date: device.firstSessionAt,
      last_session_date: device.lastSessionAt,
      deviceid: device.deviceId,
      hash_deviceid: device.deviceId,
    };
  });
  const unknown: WireDevice = { type: 'Toaster', model: 'Toast 1', battery: 'crumbs' };
  return answerWith('devices', switches.unknownEnums ? [...devices, unknown] : devices, {}, switches);
}
