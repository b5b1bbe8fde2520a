/**
 * JSON examples of the Nokia Health API document of 2018 about nights, devices and notifications, as published,
 * character for character. All of them parse as they are.
 */

/** "v2/sleep.get", example response. */
export const sleepGet = String.raw`
            {
                "status": 0,
                "body": {
                    "model": 32,
                    "series": [
                        {
                            "startdate": 1502062440,
                            "state": 0,
                            "enddate": 1502062560
                        },
                        {
                            "startdate": 1502062560,
                            "state": 1,
                            "enddate": 1502063040
                        },
                        {
                            "startdate": 1502063040,
                            "state": 2,
                            "enddate": 1502063700
                        }
                    ]
                }
            }`;

/** "v2/sleep.getsummary", example response. The zone is quoted twice; the stages add up to more than the night. */
export const sleepGetsummary = String.raw`
               {
                   "status":0,
                   "body": {
                     "series":
                    [
                     {
                       "id":16616514,
                       "timezone":"\"Europe/Paris\"",
                       "model":32,
                       "startdate":1410521659,
                       "enddate":1410542577,
                       "date":"2014-09-11",
                       "data":
                       {
                         "wakeupduration":1800,
                         "lightsleepduration":18540,
                         "deepsleepduration":8460,
                         "remsleepduration":10460,
                         "durationtosleep":420,
                         "durationtowakeup":360,
                         "wakeupcount":3
                        },
                        "modified":1412087110
                      }
                   ],
                   "more":false
                   }
                 }`;

/** "user.getdevice", example response. Two of the scales are alike. */
export const userGetdevice = String.raw`
               {
                    "status": 0,
                    "body": {
                        "devices": [{
                            "type": "Scale",
                            "model": "Smart Body Analyzer",
                            "battery": "medium"
                        }, {
                            "type": "Activity Tracker",
                            "model": "Activite Pop",
                            "battery": "medium"
                        }, {
                            "type": "Scale",
                            "model": "Smart Body Analyzer",
                            "battery": "medium"
                        }]
                    }
                }`;

/** "notify.subscribe", example response: a success without a body. */
export const notifySubscribe = String.raw`
                {
                    "status": 0
                }`;

/** "notify.list", example response. The addresses are escaped twice; 45 is not among the kinds of "subscribe". */
export const notifyList = String.raw`
               {
                  "status": 0,
                  "body": {
                    "profiles": [
                      {
                        "appli": 1,
                        "callbackurl": "http:\\/\\/www.google.fr",
                        "comment": ""
                      },
                      {
                        "appli": 45,
                        "callbackurl": "http:\\/\\/health.nokia.com",
                        "comment": ""
                      }
                    ]
                  }
                }`;

/** "notify.revoke", example response. */
export const notifyRevoke = String.raw`
                {
                  "status": 0
                }`;
