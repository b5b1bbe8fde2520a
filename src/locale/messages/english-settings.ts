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
