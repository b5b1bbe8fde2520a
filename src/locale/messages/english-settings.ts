/** What the settings page says in English of everything one may choose. */
export const englishSettings = {
  title: 'Settings',
  /** The choice that is left to the browser, with what it comes to at present. */
  likeBrowser: (now: string) => `Like the browser: ${now}`,
  byRegion: (now: string) => `By region: ${now}`,
  display: {
    title: 'Display',
    language: {
      label: 'Language',
      hint: 'Of every page; numbers and dates go by the region.',
      failed: 'The words of this language did not arrive. Load the page again when you are online.',
    },
    region: {
      label: 'Region',
      hint: (date: string, number: string) =>
        `Decides how numbers and dates are written, for example ${date} and ${number}.`,
    },
    theme: {
      label: 'Theme',
      options: { system: 'Like the system', light: 'Light', dark: 'Dark' },
      hint: 'Colours of every page.',
      now: { light: 'The system asks for light at present.', dark: 'The system asks for dark at present.' },
    },
    density: {
      label: 'Density',
      options: { comfortable: 'Comfortable', compact: 'Compact' },
      hint: 'Compact leaves less room around things, so that more is seen at once.',
    },
  },
  units: {
    title: 'Units',
    weight: { label: 'Weight unit', hint: 'Of weights, differences, axes and tables.' },
    distance: {
      label: 'Distance unit',
      options: { km: 'Kilometres', mi: 'Miles' },
      hint: 'Of distances, and of heights climbed (metres or feet); for the pages of days and workouts.',
    },
    length: {
      label: 'Unit of body measures',
      options: { cm: 'Centimetres', in: 'Inches' },
      hint: 'Of your own height (centimetres, or feet and inches), and of the waist and the like.',
    },
    temperature: {
      label: 'Temperature unit',
      options: { c: 'Celsius', f: 'Fahrenheit' },
      hint: 'Of temperatures of the body and the skin; for the pages of vital signs.',
    },
  },
  time: {
    title: 'Time and days',
    clock: {
      label: 'Clock',
      options: { auto: 'By region', 24: '24 h', 12: '12 h' },
      hint: (example: string) => `How times of day are written: it is ${example}.`,
    },
    week: {
      label: 'First day of the week',
      days: { monday: 'Monday', saturday: 'Saturday', sunday: 'Sunday' },
      hint: 'The left-most day of calendars.',
    },
    clocks: {
      label: 'Clocks of your record',
      options: { record: 'Where it was taken', home: 'At home' },
      hint: {
        record: 'Each time is that of the place where you were; days are those of the latest place.',
        home: 'Days and times of the whole record are told by the clocks at home.',
      },
    },
    home: {
      label: 'Home zone',
      likeDevice: (zone: string) => `Like this device: ${zone}`,
      hint: (time: string) => `It is ${time} there.`,
    },
    usual: (hour: string) => `${hour} (usual)`,
    dayStart: {
      label: 'The day begins at',
      hint: 'What happens before this hour counts for the day before; for the pages of days.',
    },
    nightBoundary: {
      label: 'The date of nights changes at',
      hint: 'Sleep whose middle is later than this counts for the next date; a later hour suits whoever sleeps by day. For the pages of nights.',
    },
    freeDays: {
      label: 'Days without work',
      hint: 'Nights before a free day are told apart from those before work; for the pages of nights.',
    },
    nightMergeGap: {
      label: 'Break within a night (minutes)',
      hint: (low: string, high: string, usual: string) =>
        `After a shorter break it is still the same night. From ${low} to ${high}, empty for the usual ${usual}; for the pages of nights.`,
      noValue: (example: string) => `Give whole minutes, for example ${example}.`,
      outside: (low: string, high: string) => `Give minutes between ${low} and ${high}.`,
    },
  },
  about: {
    title: 'About you',
    text: 'These stay on this device and in the files you save from it, and go into formulas only.',
    sex: {
      label: 'Sex',
      options: { female: 'Female', male: 'Male', none: 'Not stated' },
      hint: 'For formulas that tell the two apart, such as the usual ranges of body composition.',
    },
    birthYear: {
      label: 'Year of birth',
      hint: 'For formulas that ask for the age. Empty: not stated.',
      noValue: (example: string) => `Give a year of four digits, for example ${example}.`,
      outside: (low: string, high: string) => `Give a year from ${low} to ${high}.`,
    },
    height: {
      label: { cm: 'Height (cm)', in: 'Height (ft in)' },
      hint: 'For body mass index and body composition, in place of the height the service has. Empty: not stated.',
      noValue: (example: string) => `Give a height, for example ${example}.`,
      outside: (low: string, high: string) => `Give a height between ${low} and ${high}.`,
    },
  },
  goals: {
    title: 'Goals',
    weight: {
      label: 'Weight goal',
      options: { none: 'None', one: 'One weight', range: 'A range' },
      hint: 'Shown on your weight page as long as the service has no goal of yours.',
      one: (unit: string) => `Goal (${unit})`,
      low: (unit: string) => `From (${unit})`,
      high: (unit: string) => `To (${unit})`,
      noWeight: (example: string) => `Give a weight, for example ${example}.`,
      outside: (low: string, high: string) => `Give a weight between ${low} and ${high}.`,
      reversed: 'The first weight is above the second. Swap them.',
    },
    steps: {
      label: 'Steps per day',
      hint: 'For the pages of days, as long as the service has no such goal of yours. Empty: not stated.',
      noValue: (example: string) => `Give a whole number, for example ${example}.`,
      outside: (low: string, high: string) => `Give a number between ${low} and ${high}.`,
    },
    sleepNeed: {
      label: 'Sleep you need',
      hint: (hours: string, decimal: string) =>
        `Sleep debt is counted against it, on the pages of nights. Write ${hours} or ${decimal} for hours. Empty: not stated.`,
      noValue: (hours: string, decimal: string) => `Give hours, for example ${hours} or ${decimal}.`,
      outside: (low: string, high: string) => `Give a time between ${low} and ${high}.`,
    },
  },
  vitals: {
    title: 'Vital signs',
    guideline: {
      label: 'Classes of blood pressure',
      options: {
        'esc-home': 'ESC 2024, measured at home',
        'esc-office': 'ESC 2024, measured in the office',
        aha: 'AHA/ACC 2017 and 2025',
      },
      hint: 'Which classes the pages of vital signs name and draw. A cuff of your own measures at home.',
    },
    dropsFirst: {
      label: 'Leave out the first of three or more readings',
      hint: 'The first reading of a sitting is often the highest. It stays in the list, but not in the mean.',
    },
  },
  file: {
    title: 'Settings as a file',
    text: 'For another browser, or to have them back one day. Your readings are not in it.',
    save: 'Save as a file',
    load: 'Read from a file…',
    loaded: (saved: string) => `In force are the settings saved on ${saved}.`,
    loadedUndated: 'In force are the settings of the file.',
    kept: (entries: string) => `Could not be read, and stays as it was: ${entries}.`,
    newer: 'A newer version made the file. What this one does not know it keeps, but does not use.',
    undo: 'Undo',
    undone: 'Your settings are as they were before.',
    failed: (file: string) => `“${file}” changed nothing`,
    problems: {
      unreadable: 'The browser cannot open the file. Check that it is still there, then choose it again.',
      tooLarge: 'It is larger than settings can be. Choose a file that “Save as a file” has made.',
      notJson: 'It is no JSON, or only a part of it. Choose a file that “Save as a file” has made.',
      noSettings: 'It holds no settings of Homeostat. Choose a file that “Save as a file” has made.',
    },
  },
};

/** What another language has to say there. */
export type SettingsMessages = typeof englishSettings;
