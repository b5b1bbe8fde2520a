/**
 * JSON examples of the Nokia Health API document of 2018, as published, character for character.
 *
 * These three parse as they are; a repaired twin stands beside an example only where it does not.
 */

/** "Making requests", example response. The zone is escaped twice. */
export const getinfoOfMakingRequests = String.raw`
                {
                  "status": 0,
                  "body": {
                    "user": {
                      "userid": 892535,
                      "mac_address": "00:24:e4:0e:91:e4",
                      "type": 1,
                      "model": 4,
                      "timezone": "Europe\\/Paris"
                    }
                  }
                }`;

/** "user.getinfo", example response: another body for the same call. */
export const getinfoOfUser = String.raw`
                {
                  "status": 0,
                  "body": {
                    "user": {
                      "id": 3537173,
                      "created": 1409841457,
                      "firstmeasure": {
                        "weight": "2013-08-27",
                        "activity": "2014-08-14"
                      }
                    }
                  }
                }`;

/** "measure.getmeas", example response. */
export const getmeas = String.raw`
                {
                   "status": 0,
                   "body": {
                       "updatetime": 1249409679,
                       "timezone": "Europe/Paris",
                       "measuregrps": [
                           {
                               "grpid": 2909,
                               "attrib": 0,
                               "date": 1222930968,
                               "category": 1,
                               "measures": [
                                   {
                                       "value": 79300,
                                       "type": 1,
                                       "unit": -3
                                   },
                                   {
                                       "value": 652,
                                       "type": 5,
                                       "unit": -1
                                   },
                                   {
                                       "value": 178,
                                       "type": 6,
                                       "unit": -1
                                   },
                                   {
                                       "value": 14125,
                                       "type": 8,
                                       "unit": -3
                                   }
                               ]
                           },
                           {
                               "grpid": 2908,
                               "attrib": 0,
                               "date": 1222930968,
                               "category": 1,
                               "measures": [
                                   {
                                       "value": 173,
                                       "type": 4,
                                       "unit": -2
                                   }
                               ]
                           }
                       ]
                   }
               }`;
