import { englishData } from './english-data.ts';

/** What the pages about the account say in English. */
export const englishAccount = {
  data: englishData,
  connect: {
    title: 'Connect your account',
    lead: 'Homeostat draws the record that your scale and watch keep at Withings, formerly Nokia Health. You allow it once, on the service’s own page.',
    reads: {
      title: 'What is read, and why',
      weight: { what: 'Weight, body composition, blood pressure', why: 'For your charts and trends.' },
      activity: {
        what: 'Activity, sleep and workouts',
        why: 'Allowed in the same step, so that you are not asked again.',
      },
      profile: { what: 'Your time zone', why: 'So that a day is your day.' },
      nothing: 'Nothing is written to your account.',
    },
    keeps: {
      title: 'Where it is kept',
      browser: {
        what: 'In this browser',
        why: 'Everything that was read. “Sign out and erase” removes it, offline too.',
      },
      memory: {
        what: 'In memory',
        why: 'Everything that was read, until you close or reload the page.',
      },
      server: {
        what: 'On this server',
        why: 'Nothing. It passes calls on; your sign-in travels in a sealed cookie of this browser, which only the server can open.',
      },
      elsewhere: { what: 'Nowhere else', why: 'No tracking. This page calls no other address.' },
    },
    keepNothing: {
      label: 'Keep nothing on this device',
      hint: 'For a device that is not yours. What is read is held in memory until the page is closed, and read from the service again each time; what this browser had kept is erased. Sign out when you leave: until then the browser stays signed in.',
    },
    services: 'Services',
    button: (service: string) => `Connect ${service}`,
    simulated:
      'A simulated person with ten years of invented readings. No account is needed and none is touched.',
    real: 'Your own account, on the service’s page.',
    noServices: 'This installation offers no service. Look at its configuration.',
    waitingForServices: 'Asking this server which services it offers…',
    connected: {
      title: 'You are connected',
      text: (service: string) => `This browser reads from ${service}.`,
      open: 'Open your numbers',
    },
    errors: {
      denied: {
        title: 'You did not allow access',
        text: 'Nothing was read. To see your charts, connect again and choose Allow.',
      },
      auth_state: {
        title: 'That sign-in has expired',
        text: 'It was left open too long, or begun in another tab or browser. Connect again from here.',
      },
      unreachable: {
        title: 'The service did not answer',
        text: 'It may be down for a moment. Wait a minute, then connect again.',
      },
      refused: {
        title: 'The service refused the sign-in',
        text: 'Connect again. If it refuses again, the client id, the secret or the callback address of this installation is not what the service has on file.',
      },
    } as Readonly<Record<string, { title: string; text: string }>>,
    errorOther: { title: 'Connecting did not work', text: 'Connect again from here.' },
    serverUnreachable: {
      title: 'This server does not answer',
      text: 'Check that it runs and that this device is online.',
      retry: 'Try again',
    },
  },
  account: {
    connect: 'Connect an account',
    title: 'Account',
    service: 'Service',
    user: 'User id',
    simulated: (service: string) => `${service}, a simulated person`,
    lastSync: 'Last sync',
    storage: 'Storage',
    durable: 'Kept in this browser',
    notDurable: 'Only until this page is closed: the browser does not let it store anything',
    keepsNothing: 'Only until this page is closed, as you chose',
    none: 'No account is connected.',
    signOut: 'Sign out and erase',
    confirm: {
      title: 'Sign out and erase?',
      text: 'Ends the sign-in and removes everything that was read from this browser. Nothing is removed at the service; you can connect again at any time.',
      yes: 'Sign out and erase',
      no: 'Keep everything',
    },
    erasing: 'Erasing…',
    failed: 'Erasing did not finish. Try again, or clear this site’s data in the browser’s settings.',
  },
};

/** What another language has to say there. */
export type AccountMessages = typeof englishAccount;
