/** `count` decides the form, `text` is how the number is written. */
export type Count = { readonly count: number; readonly text: string };

/**
 * What the product says in English from its first screen on; the rest is loaded with what says it.
 * Numbers, dates and units arrive as they are to be written.
 */
export const english = {
  product: 'Homeostat',
  pageTitle: (page: string) => `${page} · Homeostat`,
  skipToContent: 'Skip to content',
  loading: 'Loading…',
  loadingLong: 'This page is still on its way. It appears as soon as the network lets it through.',
  explain: (what: string) => `Explain: ${what}`,
  navigation: {
    label: 'Pages',
    home: 'Home',
    body: 'Weight',
    sleep: 'Sleep',
    day: 'Day',
    activity: 'Activity',
    vitals: 'Vital signs',
    workouts: 'Workouts',
    devices: 'Devices',
    settings: 'Settings',
    connect: 'Connect',
    more: 'More',
  },
  tools: {
    goToDay: 'Go to date',
    keys: 'Keys',
    account: (service: string | null) => (service === null ? 'Account' : `Account: ${service}`),
  },
  reconnect: {
    title: 'Your sign-in has ended',
    text: 'Everything read so far stays readable. New readings come in once you have connected again.',
    action: 'Reconnect',
  },
  failure: {
    title: 'This page stopped working',
    text: 'Your data is safe on this device. Loading the page again usually helps.',
    reload: 'Load again',
  },
  newBuild: {
    text: 'A new version is here.',
    load: 'Load',
    later: 'Later',
  },
  notFound: {
    title: 'Page not found',
    text: 'There is nothing at this address.',
    action: 'Go to your weight',
  },
  chart: {
    showTable: 'Show as table',
    hideTable: 'Hide table',
    preparingTable: 'Preparing the table …',
    pictureFailed: 'Failed to load the picture: its program did not arrive. The table has every value.',
    more: 'More',
    copyText: 'Copy as text',
    saveCsv: 'Save CSV',
    savePng: 'Save PNG',
    copied: 'Copied.',
    copyRefused: 'Your browser did not allow it. Copy the text from here:',
    saved: 'Saved to your downloads.',
    exportFailed: 'That did not work. Reload the page and try again.',
    roleDescription: 'chart',
    keyboardHint:
      'Left and right arrow keys read the values one by one, with Shift seven at a time, Page Up and Page Down ten at a time, Home and End the first and the last.',
    manual: 'Typed by hand',
    doubtful: 'May belong to someone else',
    zoomHint: 'Plus and minus look closer and wider.',
    annotationHint: 'The square brackets go to the note before and after.',
    overview: 'The whole history',
    overviewFrom: 'Where the picture begins',
    overviewTo: 'Where the picture ends',
    overviewWindow: 'What the picture shows',
  },
  range: {
    label: 'Range',
    previous: 'Earlier',
    next: 'Later',
    today: 'Today',
    custom: 'Choose days…',
    problem: (received: string) =>
      `The address asks for days that cannot be read (${received}). You see the usual range.`,
    presets: {
      w: { short: 'Week', long: 'Week' },
      '4w': { short: '4 w', long: '4 weeks' },
      m: { short: 'Month', long: 'Month' },
      q: { short: 'Quarter', long: 'Quarter' },
      y: { short: 'Year', long: 'Year' },
      '3m': { short: '3 m', long: '3 months' },
      '6m': { short: '6 m', long: '6 months' },
      '1y': { short: '1 y', long: '1 year' },
      all: { short: 'All', long: 'All days' },
    },
  },
  unit: {
    label: 'Unit',
    kg: 'kg',
    lb: 'lb',
    st: 'st',
    kgLong: 'Kilograms',
    lbLong: 'Pounds',
    stLong: 'Stones',
    /** What the numbers on an axis are in. */
    axis: { kg: 'kg', lb: 'lb', st: 'st lb' },
  },
};

/** What another language has to say. */
export type Messages = typeof english;
