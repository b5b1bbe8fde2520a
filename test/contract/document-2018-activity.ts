/**
 * The activity and workout examples of the Nokia Health API document of 2018, as published, character for character.
 *
 * Three are not JSON; the twin beside each differs by nothing but what makes it JSON.
 */

/** "v2/measure.getactivity", example of a single day. A comma is missing after `calories`. */
export const getactivitySingleDay = String.raw`
                {
                   "status": 0,
                   "body": {
                       "date":"2015-04-10",
                       "steps":6523,
                       "distance":4600,
                       "calories":408.52
                       "elevation":18.2,
                       "soft": 5880,
                       "moderate": 1080,
                       "intense": 540,
                       "timezone":"Europe/Berlin"
                    }
                }`;

export const getactivitySingleDayMended = getactivitySingleDay.replace('408.52', '408.52,');

/** "v2/measure.getactivity", example of a range. The body has no brace, and one day two elevations. */
export const getactivityRange = String.raw`
               {
                   "status": 0,
                   "body":
                       "activities": [
                          {
                           "date": "2015-10-06",
                           "steps": 10233,
                           "distance": 7439.44,
                           "calories": 530.79,
                           "elevation": 808.24,
                           "soft": 9240,
                           "moderate": 960,
                           "intense": 0,
                           "timezone":"Europe/Berlin"
                           },
                           {
                               "date": "2015-10-07",
                               "steps": 6027,
                               "distance": 5015.6,
                               "calories": 351.71,
                               "elevation": 153.82,
                               "elevation": 50.78,
                               "soft": 17580,
                               "moderate": 1860,
                               "timezone":"Europe/Berlin"
                           },
                           {
                               "date": "2015-10-08",
                               "steps": 2552,
                               "distance": 2127.73,
                               "calories": 164.25,
                               "elevation": 33.68,
                               "soft": 5880,
                               "moderate": 1080,
                               "intense": 540,
                               "timezone":"Europe/Berlin"
                           }
                        ]
                }`;

export const getactivityRangeMended = `${getactivityRange.replace('"body":', '"body": {')}}`;

/** "v2/measure.getintradayactivity", example response. Braces too many and too few, commas before braces. */
export const getintradayactivity = String.raw`
               {
                   "status": 0,
                   "body": {
                       "series": {
                           {
                           "1368141046": {
                               "calories": 0,
                               "duration": 611
                           },
                           {
                           "1368141657": {
                               "calories": 0.87,
                               "duration": 60,
                               "steps": 18,
                               "elevation": 0.03,
                               "distance": 13.26,
                           },
                           {
                           "1368141717": {
                               "calories" : 1.2,
                               "duration" : 60,
                               "strokes"    : 56,
                               "pool_lap": 2,
                            }
                       }
                   }
                }`;

export const getintradayactivityMended = getintradayactivity
  .replaceAll(/\{\s+(?="1368)/g, '')
  .replaceAll(/,(?=\s+\})/g, '');

/** "v2/measure.getworkouts", example response. Its date is half a year before its start. */
export const getworkouts = String.raw`
               {
                    "status":0,
                    "body":
                    {
                        "series":
                        [
                            {
                                "id":16618655,
                                "userid":3537173,
                                "category":7,
                                "timezone":"Europe/Paris",
                                "model":61,
                                "attrib":0,
                                "startdate":1425445911,
                                "enddate":1425457911,
                                "date":"2014-08-30",
                                "data":
                                {
                                    "nblengthpool":400,
                                    "nbmovement":800,
                                    "calories":2500,
                                    "duration":2600
                                },
                                "modified":1425457943
                            }
                        ]
                    }
                }`;
