/**
 * Days as the current service tells those of a phone: none of them names a device, the second was last heard of while
 * it was going on, and neither has an elevation. Invented, in the shape of recorded answers.
 */
export const recordedDays = {
  status: 0,
  body: {
    activities: [
      {
        steps: 0,
        distance: 0,
        soft: 0,
        calories: 0,
        totalcalories: 1890.25,
        deviceid: null,
        hash_deviceid: null,
        timezone: 'Europe/Berlin',
        date: '2024-02-10',
        modified: 1_707_640_000,
        brand: 18,
        modelid: 1055,
        model: 'GoogleFit tracker',
        is_tracker: false,
      },
      {
        steps: 3120,
        distance: 2345.6,
        soft: 2400,
        moderate: 390,
        intense: 0,
        active: 390,
        calories: 140.5,
        totalcalories: 2010.75,
        deviceid: null,
        hash_deviceid: null,
        timezone: 'Europe/Berlin',
        date: '2024-02-11',
        modified: 1_707_660_000,
        brand: 18,
        modelid: 1055,
        model: 'GoogleFit tracker',
        is_tracker: false,
      },
    ],
    more: false,
    offset: 0,
  },
};
