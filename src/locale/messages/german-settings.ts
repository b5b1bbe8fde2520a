import type { SettingsMessages } from './english-settings.ts';

/** What the settings page says in German of everything one may choose. */
export const germanSettings: SettingsMessages = {
  title: 'Einstellungen',
  likeBrowser: (now) => `Wie der Browser: ${now}`,
  byRegion: (now) => `Nach Region: ${now}`,
  display: {
    title: 'Darstellung',
    language: {
      label: 'Sprache',
      hint: 'Auf allen Seiten; Zahlen und Daten richten sich nach der Region.',
      failed:
        'Die Wörter dieser Sprache sind nicht angekommen. Laden Sie die Seite neu, wenn Sie online sind.',
    },
    region: {
      label: 'Region',
      hint: (date, number) =>
        `Bestimmt, wie Zahlen und Daten geschrieben werden, zum Beispiel ${date} und ${number}.`,
    },
    theme: {
      label: 'Farben',
      options: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
      hint: 'Farben aller Seiten.',
      now: {
        light: 'Das System wünscht zurzeit helle.',
        dark: 'Das System wünscht zurzeit dunkle.',
      },
    },
    density: {
      label: 'Dichte',
      options: { comfortable: 'Bequem', compact: 'Kompakt' },
      hint: 'Kompakt lässt weniger Platz um die Dinge, damit mehr auf einmal zu sehen ist.',
    },
  },
  units: {
    title: 'Einheiten',
    weight: { label: 'Einheit des Gewichts', hint: 'Für Gewichte, Unterschiede, Achsen und Tabellen.' },
  },
  time: {
    title: 'Zeit und Tage',
    clock: {
      label: 'Uhr',
      options: { auto: 'Nach Region', 24: '24 h', 12: '12 h' },
      hint: (example) => `Wie Uhrzeiten geschrieben werden: Es ist ${example}.`,
    },
    week: {
      label: 'Erster Tag der Woche',
      days: { monday: 'Montag', saturday: 'Samstag', sunday: 'Sonntag' },
      hint: 'Steht in Kalendern ganz links.',
    },
    clocks: {
      label: 'Uhren Ihrer Aufzeichnung',
      options: { record: 'Am Ort der Messung', home: 'Zu Hause' },
      hint: {
        record: 'Jede Zeit ist die des Ortes, an dem Sie waren; Tage sind die des letzten Ortes.',
        home: 'Tage und Zeiten der ganzen Aufzeichnung sind die der Uhren zu Hause.',
      },
    },
    home: {
      label: 'Zeitzone zu Hause',
      likeDevice: (zone) => `Wie dieses Gerät: ${zone}`,
      hint: (time) => `Dort ist es ${time}.`,
    },
  },
  goals: {
    title: 'Ziele',
    weight: {
      label: 'Gewichtsziel',
      options: { none: 'Keines', one: 'Ein Gewicht', range: 'Ein Bereich' },
      hint: 'Steht auf der Seite „Gewicht“, solange der Dienst kein Ziel von Ihnen hat.',
      one: (unit) => `Ziel (${unit})`,
      low: (unit) => `Von (${unit})`,
      high: (unit) => `Bis (${unit})`,
      noWeight: (example) => `Bitte ein Gewicht angeben, zum Beispiel ${example}.`,
      outside: (low, high) => `Bitte ein Gewicht zwischen ${low} und ${high} angeben.`,
      reversed: 'Das erste Gewicht liegt über dem zweiten. Bitte vertauschen.',
    },
  },
  file: {
    title: 'Einstellungen als Datei',
    text: 'Für einen anderen Browser oder zum Aufheben. Ihre Messwerte sind nicht darin.',
    save: 'Als Datei speichern',
    load: 'Aus einer Datei lesen …',
    loaded: (saved) => `Es gelten die Einstellungen, die am ${saved} gespeichert wurden.`,
    loadedUndated: 'Es gelten die Einstellungen der Datei.',
    kept: (entries) => `Nicht zu lesen, daher unverändert: ${entries}.`,
    newer:
      'Die Datei stammt von einer neueren Version. Was diese nicht kennt, hebt sie auf, wendet es aber nicht an.',
    undo: 'Rückgängig',
    undone: 'Ihre Einstellungen sind wieder wie zuvor.',
    failed: (file) => `„${file}“ hat nichts geändert`,
    problems: {
      unreadable:
        'Der Browser kann die Datei nicht öffnen. Prüfen Sie, ob es sie noch gibt, und wählen Sie sie dann erneut.',
      tooLarge:
        'Sie ist größer, als Einstellungen sein können. Wählen Sie eine Datei, die mit „Als Datei speichern“ entstanden ist.',
      notJson:
        'Sie ist kein JSON oder nur ein Teil davon. Wählen Sie eine Datei, die mit „Als Datei speichern“ entstanden ist.',
      noSettings:
        'Sie enthält keine Einstellungen von Homeostat. Wählen Sie eine Datei, die mit „Als Datei speichern“ entstanden ist.',
    },
  },
};
