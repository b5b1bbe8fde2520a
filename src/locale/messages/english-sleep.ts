import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

const nights = ({ count, text }: Count) => `${text} ${plural(count, { one: 'night', other: 'nights' })}`;
const naps = ({ count, text }: Count) => `${text} ${plural(count, { one: 'nap', other: 'naps' })}`;
const segments = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'segment', other: 'segments' })}`;

const place = (zone: string) => zone.replaceAll('_', ' ');

/** What the pages of nights say in English. */
export const englishSleep = {
  title: 'Sleep',
  stages: {
    out: 'Out of bed',
    awake: 'Wake',
    rem: 'REM',
    light: 'Light (N1+N2)',
    deep: 'Deep (N3)',
    unknown: 'Unknown state',
    gap: 'No data',
    unspecified: 'Asleep, phase not told',
    manual: 'Asleep, entered by hand',
    other: (code: string) => `State ${code}`,
  },
  sources: { mat: 'Sleep mat', tracker: 'Tracker', unknown: 'Unknown device' },
  model: (source: string, model: string) => `${source} (model ${model})`,
  night: {
    title: (day: string) => `Night to ${day}`,
    previous: 'Previous night',
    next: 'Next night',
    all: 'All nights',
    strip: 'The last 14 nights',
    stripNight: (day: string, asleep: string | null) =>
      asleep === null ? `${day}: no night` : `${day}: ${asleep} asleep`,
    asleep: 'Asleep',
    inBed: (from: string, to: string, zone: string) => `In bed ${from} to ${to} (${place(zone)})`,
    usual: (from: string, to: string, counted: Count) => `Usually ${from} to ${to} (${nights(counted)})`,
    withNaps: (total: string, counted: Count) => `${total} with ${naps(counted)} of the day`,
    reading: 'Still being read: what is missing appears here by itself.',
    partial: 'What lies beside this night has not been read yet: it may still become longer.',
    course: 'Course of the night',
    chartName: (day: string, from: string, to: string) =>
      `Stages of sleep in the night to ${day}, ${from} to ${to}`,
    napChartName: (day: string, from: string, to: string) =>
      `Stages of sleep in the nap of ${day}, ${from} to ${to}`,
    chartSummary: (parts: { asleep: string; awakenings: Count; holes: string | null }) =>
      `${parts.asleep} asleep, ${parts.awakenings.text} ` +
      `${plural(parts.awakenings.count, { one: 'awakening', other: 'awakenings' })} of a minute or more` +
      `${parts.holes === null ? '' : `, ${parts.holes} without data`}.`,
    chart: {
      roleDescription: 'chart of a night',
      keyboardHint:
        'Left and right arrow keys read stage by stage, with Shift seven at a time, Home and End the first and the last.',
      legend: 'Show only',
      from: 'From',
      until: 'Until',
      stage: 'Stage',
      duration: 'Minutes',
    },
    ordinal: (ordinal: string, count: string) => `number ${ordinal} of ${count}`,
    atRest: 'Whole night',
    rails: 'Measured during the night',
    rail: {
      heartRate: { label: 'Heart rate', unit: 'beats/min' },
      breathing: { label: 'Breathing', unit: 'breaths/min' },
      snoring: { label: 'Snoring', unit: 's' },
      movement: { label: 'Movement', unit: 'score' },
    },
    railName: (label: string, unit: string, day: string) => `${label} in ${unit}, night to ${day}`,
    railSummary: (parts: { low: string; high: string; mean: string; unit: string; counted: Count }) =>
      `${parts.counted.text} ${plural(parts.counted.count, { one: 'value', other: 'values' })} ` +
      `between ${parts.low} and ${parts.high} ${parts.unit}, on average ${parts.mean}.`,
    railTime: 'Time',
    numbers: 'Numbers',
    column: {
      number: 'Number',
      here: 'This night',
      mean: 'Mean of 30 nights',
      vendor: 'The service',
    },
    meanOf: (counted: Count) => `(${counted.text})`,
    differs: (difference: string) => `differs by ${difference}`,
    field: {
      tstSec: {
        label: 'Asleep',
        what: 'All recorded sleep: light, deep and REM, and sleep of which no phase was told.',
        formula: 'TST = Σ (light + deep + REM + unspecified)',
      },
      tibSec: {
        label: 'In bed',
        what: 'From the first record in bed to the last, holes included.',
        formula: 'TIB = up − bed',
      },
      solSec: {
        label: 'Until asleep',
        what: 'From bed to the first sleep.',
        formula: 'SOL = first sleep − bed',
      },
      sptSec: {
        label: 'Sleep period',
        what: 'From the first sleep to the end of the last.',
        formula: 'SPT = end of last sleep − first sleep',
      },
      wasoSec: {
        label: 'Awake in between',
        what: 'Recorded as awake, in bed or out of it, within the sleep period.',
        formula: 'WASO = SPT − TST − holes',
      },
      afterWakeSec: {
        label: 'Awake at the end',
        what: 'From the end of the last sleep until up.',
        formula: 'up − end of last sleep',
      },
      holesSec: {
        label: 'No data',
        what: 'Within the sleep period: nothing recorded, or a state that nobody knows. Neither sleep nor wake.',
        formula: 'SPT − TST − WASO',
      },
      efficiency: {
        label: 'Efficiency',
        what: 'The share of the time in bed that was slept.',
        formula: 'TST ÷ TIB',
      },
      remLatencySec: {
        label: 'Until REM',
        what: 'From the first sleep to the first REM sleep. Trackers do not tell REM.',
        formula: 'first REM − first sleep',
      },
      awakenings: {
        label: 'Awakenings from 1 min',
        what: 'Unbroken times awake of at least one minute within the sleep period.',
        formula: 'count of wake runs ≥ 1 min',
      },
      longAwakenings: {
        label: 'Awakenings from 5 min',
        what: 'Unbroken times awake of at least five minutes within the sleep period.',
        formula: 'count of wake runs ≥ 5 min',
      },
      lightSec: {
        label: 'Light (N1+N2)',
        what: 'Light sleep; devices at home do not tell N1 from N2.',
        formula: 'Σ light, as share of TST',
      },
      deepSec: { label: 'Deep (N3)', what: 'Deep sleep.', formula: 'Σ deep, as share of TST' },
      remSec: {
        label: 'REM',
        what: 'REM sleep; none is told by a tracker.',
        formula: 'Σ REM, as share of TST',
      },
      unspecifiedSec: {
        label: 'Phase not told',
        what: 'Asleep, but no phase was told, or it was entered by hand.',
        formula: 'Σ unspecified, as share of TST',
      },
    },
    notProvided: 'not provided',
    method: 'Sleep laboratory definitions (AASM) over assembled segments',
    counted: (counted: Count) => segments(counted),
    window: (from: string, to: string) => `${from} to ${to}`,
    holeNote: (hole: string) => `${hole} of the night have no data. They count as neither sleep nor wake.`,
    leftOut: {
      empty: 'Ends where it begins',
      repeated: 'The same segment twice',
      overlapped: 'Told by a device that goes first, or by a later account',
      tooLittleSleep: 'Part of less than 20 minutes of sleep',
      otherSleep: 'Belongs to a nap or to another night',
    },
    naps: 'Naps of the day',
    nap: (from: string, to: string, asleep: string) => `${from} to ${to}: ${asleep} asleep`,
    noNaps: 'None recorded.',
    napsApart: 'Naps are never added to the night; together with the night they make a number of their own.',
    rule: (boundary: string, gap: string) =>
      `How this night was put together: its middle lies in the 24 hours that end at ${boundary} of its date; episodes less than ${gap} apart are one; a hole of up to an hour is no data and not sleep; the longest episode with at least three hours of sleep is the night, others with at least 20 minutes are naps; where two devices overlap, the mat goes before the tracker.`,
    free: 'Slept into a free day',
    freeHint: 'For social jet lag. The week of your settings decides unless you say otherwise here.',
    rules: 'Change the rules',
    boundary: 'The date of nights changes at',
    gap: 'Breaks within a night up to (minutes)',
    madeOf: 'Recorded by',
    sourceLine: (source: string, counted: Count) => `${source}: ${segments(counted)}`,
    vendorNone: 'The service has no summary of this night.',
    vendorLine: (from: string, to: string, source: string) =>
      `The service’s summary: ${from} to ${to}, ${source}`,
    none: {
      title: 'No night recorded',
      future: 'This night has not been slept yet.',
      tonight:
        'Nothing of this night has arrived yet. The mat and the tracker send it some minutes after getting up.',
      empty: 'The record of this time is here, and holds no sleep: no device recorded it.',
      naps: (counted: Count) =>
        `There is only ${naps(counted)}: with less than three hours of sleep it is not taken for a night.`,
      little: 'There are segments, but less than 20 minutes of sleep among them.',
      notGranted: 'You did not allow this account’s sleep to be read.',
      last: (day: string) => `The night before that was recorded: ${day}.`,
      goToLast: 'Go there',
    },
    unread: {
      title: 'This night is not read yet',
      text: 'It is asked for now, before everything else, and appears here by itself.',
      offline: 'It is not on this device, and there is no connection to the service.',
      paused: 'Reading is paused. Resume it in the settings.',
      summary: (asleep: string, from: string, to: string) =>
        `The service’s summary is here already: ${asleep} asleep, ${from} to ${to}.`,
    },
    failed: 'The stored nights cannot be opened',
    failedText: 'Load the page again.',
    noSuchDay: 'There is no such date',
    noSuchDayText: (received: string) =>
      `The address names “${received}”. A night’s address ends with its date, as in 2026-03-29.`,
    latest: 'Go to the latest night',
  },
  nights: {
    chart: {
      roleDescription: 'chart of nights',
      keyboardHint:
        'Left and right arrow keys read night by night, with Shift seven at a time, Home and End the first and the last. Enter opens the night.',
      legend: 'Show only',
      midSleep: 'Mid-sleep',
      nap: 'Nap',
    },
    chartName: (days: string) => `Nights by the clock, ${days}`,
    chartSummary: (parts: {
      recorded: Count;
      days: string;
      asleep: string | null;
      bed: string | null;
      up: string | null;
    }) =>
      parts.recorded.count === 0
        ? `No night recorded in ${parts.days} days.`
        : `${nights(parts.recorded)} of ${parts.days} recorded` +
          (parts.asleep === null ? '' : `, ${parts.asleep} asleep on average`) +
          `${parts.bed === null || parts.up === null ? '' : `, usually from ${parts.bed} to ${parts.up}`}.`,
    unread: (counted: Count) =>
      `${nights(counted)} not read in detail yet: drawn from the service’s summaries, without their stages.`,
    notRead: 'Stages not read yet',
    bedWindow: 'Usual bed time',
    upWindow: 'Usual rising',
    windowNote: 'Usual: the middle half of the last 28 nights.',
    table: {
      day: 'Night to',
      bed: 'In bed from',
      up: 'Until',
      asleep: 'Asleep (min)',
      inBed: 'In bed (min)',
      efficiency: 'Efficiency (%)',
      naps: 'Naps (min)',
      note: 'Note',
    },
    reading: {
      asleep: 'Asleep',
      inBed: 'In bed',
      naps: 'Naps',
      none: 'No night recorded',
      unread: 'Not read yet',
    },
    averages: 'On average',
    average: {
      asleep: 'Asleep',
      inBed: 'In bed',
      efficiency: 'Efficiency',
      bed: 'To bed',
      up: 'Up',
      midSleep: 'Mid-sleep',
    },
    counted: (counted: Count) => nights(counted),
    spread: (time: string, spread: string) => `${time} ± ${spread}`,
    debt: {
      label: 'Sleep debt',
      what: 'What the last 14 nights were short of the need that you stated.',
      formula: 'Σ (need − asleep)',
      need: (need: string) => `Need: ${need} a night`,
      less: (debt: string) => `${debt} too little`,
      more: (rest: string) => `${rest} more than needed`,
      none: 'State in the settings how much sleep you need, and the debt is counted here.',
      settings: 'To the settings',
    },
    regularity: 'Regularity',
    regularityOf: (days: string) => `Over ${days}`,
    index: {
      label: 'Sleep regularity index',
      what: 'How often two days in a row have you asleep, or awake, at the same minute: 100 always, 0 by chance.',
      formula: 'SRI = −100 + 200 × equal minutes ÷ minutes known on both days',
      coverage: (pairs: Count, share: string) =>
        `${pairs.text} ${plural(pairs.count, { one: 'pair', other: 'pairs' })} of days, ${share} of their minutes known`,
      tooLittle: (pairs: string, share: string) =>
        `No value: it takes ${pairs} pairs of days and ${share} of the minutes.`,
    },
    jetLag: {
      label: 'Social jet lag',
      what: 'How far the middle of your sleep moves between work days and free days.',
      formula: 'SJL = |MSF − MSW|',
      parts: (work: string, free: string) => `Mid-sleep ${work} on work days, ${free} on free days`,
      counted: (work: Count, free: Count) => `${work.text} into work days, ${free.text} into free days`,
      none: 'It takes nights into work days and into free days; which are free stands in the settings.',
    },
    chronotype: {
      label: 'Chronotype',
      what: 'Mid-sleep on free days without the sleep that was caught up on from the week.',
      formula: 'MSFsc = MSF − (SDf − SDweek) ÷ 2',
    },
    none: {
      title: 'No night recorded in these days',
      never: 'No night has arrived yet',
      text: 'Nights appear here as soon as the service has sent them.',
      disconnected: 'No account is connected, and no night is stored on this device.',
      connect: 'Connect an account',
    },
    raster: {
      title: 'Night by night',
      chartName: (days: string) => `Sleep by the clock in rows of 48 hours, ${days}`,
      summary: (parts: { recorded: Count; days: string }) =>
        `${nights(parts.recorded)} of ${parts.days} days. Each row shows a night and the one after it.`,
      roleDescription: 'raster of nights',
      keyboardHint: 'Up and down arrow keys read night by night. Enter opens the night.',
      legend: 'Show only',
      unknown: 'No data',
      free: 'Free day',
    },
  },
};

/** What another language has to say there. */
export type SleepMessages = typeof englishSleep;
