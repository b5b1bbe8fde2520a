/** Answers in the shapes in which real accounts have delivered them; the values are made up. */

/** Seconds of 8 January 2024, 07:30 in Paris. */
const FIRST = 1_704_695_400;
const DAY = 86_400;

type Row = { type: number; value: number; unit: number; position?: number };

/**
 * Two weighings, two days apart, on a scale that also measures the limbs and the trunk: rows of the whole body are
 * marked as such and come twice, those of the segments are told apart by their position. In each, fat and fat-free
 * mass are the weight.
 */
export const segmentedWeighings = [
  toGroup(5_100_000_001, FIRST, [
    ...wholeBody([81_240, 6510, 1614, 6190, 4402, 320]),
    ...segments(173, [3310, 1120, 402, 1131, 415]),
    ...segments(174, [902, 241, 88, 236, 91]),
    ...segments(175, [3150, 1062, 380, 1071, 393]),
    // A place that no list knows.
    { type: 173, value: 77, unit: -2, position: 99 },
  ]),
  toGroup(5_100_000_002, FIRST + 2 * DAY, [
    ...wholeBody([80_900, 6520, 1570, 6199, 4410, 321]),
    ...segments(173, [3322, 1118, 404, 1129, 417]),
    ...segments(174, [880, 236, 86, 231, 89]),
    ...segments(175, [3160, 1060, 382, 1069, 395]),
  ]),
];

function wholeBody([weight, lean, fat, muscle, water, bone]: readonly [
  number,
  number,
  number,
  number,
  number,
  number,
]): Row[] {
  return [
    { type: 1, value: weight, unit: -3 },
    whole(5, lean),
    whole(5, lean),
    whole(8, fat),
    whole(8, fat),
    whole(76, muscle),
    whole(77, water),
    whole(88, bone),
    { type: 170, value: 31, unit: -1, position: 7 },
    { type: 226, value: 1821, unit: 0, position: 7 },
  ];
}

function whole(type: number, value: number): Row {
  return { type, value, unit: -2, position: 7 };
}

/** Trunk, one leg and arm, the other leg and arm: the order in which they come. */
function segments(type: number, values: readonly number[]): Row[] {
  return [12, 10, 3, 11, 2].map((position, index) => ({
    type,
    value: values[index] ?? 0,
    unit: -2,
    position,
  }));
}

function toGroup(grpid: number, date: number, measures: readonly Row[]) {
  return {
    grpid,
    attrib: 0,
    date,
    created: date + 120,
    modified: date + 120,
    category: 1,
    deviceid: 'aa00bb11',
    hash_deviceid: 'aa00bb11',
    measures,
    modelid: 10,
    model: 'Body Scan',
    comment: null,
  };
}

/** What the older generation answered for one day, without a list. */
export const singleDay = { status: 0, body: { date: '2013-04-12', steps: 3127 } };
