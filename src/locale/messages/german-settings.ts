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
    distance: {
      label: 'Einheit der Wege',
      options: { km: 'Kilometer', mi: 'Meilen' },
      hint: 'Für Wege und überwundene Höhen (Meter oder Fuß); gilt auf den Seiten der Tage und Trainings.',
    },
    length: {
      label: 'Einheit der Körpermaße',
      options: { cm: 'Zentimeter', in: 'Zoll' },
      hint: 'Für Ihre Körpergröße (Zentimeter oder Fuß und Zoll), den Bauchumfang und Ähnliches.',
    },
    temperature: {
      label: 'Einheit der Temperatur',
      options: { c: 'Celsius', f: 'Fahrenheit' },
      hint: 'Für Temperaturen von Körper und Haut; gilt auf den Seiten der Vitalwerte.',
    },
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
    usual: (hour) => `${hour} (üblich)`,
    dayStart: {
      label: 'Der Tag beginnt um',
      hint: 'Was vor dieser Stunde geschieht, zählt zum Tag davor; gilt auf den Seiten der Tage.',
    },
    nightBoundary: {
      label: 'Das Datum der Nächte wechselt um',
      hint: 'Schlaf, dessen Mitte später liegt, zählt zum nächsten Datum; wer tags schläft, wählt eine spätere Stunde. Gilt auf den Seiten der Nächte.',
    },
    freeDays: {
      label: 'Tage ohne Arbeit',
      hint: 'Nächte vor freien Tagen werden von denen vor Arbeitstagen unterschieden; gilt auf den Seiten der Nächte.',
    },
    nightMergeGap: {
      label: 'Unterbrechung einer Nacht (Minuten)',
      hint: (low, high, usual) =>
        `Nach einer kürzeren Unterbrechung ist es noch dieselbe Nacht. Von ${low} bis ${high}, leer für die üblichen ${usual}; gilt auf den Seiten der Nächte.`,
      noValue: (example) => `Bitte ganze Minuten angeben, zum Beispiel ${example}.`,
      outside: (low, high) => `Bitte Minuten zwischen ${low} und ${high} angeben.`,
    },
  },
  about: {
    title: 'Über Sie',
    text: 'Diese Angaben bleiben auf diesem Gerät und in Dateien, die Sie davon speichern, und gehen nur in Formeln ein.',
    sex: {
      label: 'Geschlecht',
      options: { female: 'Weiblich', male: 'Männlich', none: 'Keine Angabe' },
      hint: 'Für Formeln, die beide unterscheiden, etwa die üblichen Bereiche der Körperzusammensetzung.',
    },
    birthYear: {
      label: 'Geburtsjahr',
      hint: 'Für Formeln, die nach dem Alter fragen. Leer: keine Angabe.',
      noValue: (example) => `Bitte ein Jahr mit vier Ziffern angeben, zum Beispiel ${example}.`,
      outside: (low, high) => `Bitte ein Jahr von ${low} bis ${high} angeben.`,
    },
    height: {
      label: { cm: 'Körpergröße (cm)', in: 'Körpergröße (ft in)' },
      hint: 'Für Body-Mass-Index und Körperzusammensetzung, anstelle der Größe, die der Dienst hat. Leer: keine Angabe.',
      noValue: (example) => `Bitte eine Größe angeben, zum Beispiel ${example}.`,
      outside: (low, high) => `Bitte eine Größe zwischen ${low} und ${high} angeben.`,
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
    steps: {
      label: 'Schritte am Tag',
      hint: 'Für die Seiten der Tage, solange der Dienst kein solches Ziel von Ihnen hat. Leer: keine Angabe.',
      noValue: (example) => `Bitte eine ganze Zahl angeben, zum Beispiel ${example}.`,
      outside: (low, high) => `Bitte eine Zahl zwischen ${low} und ${high} angeben.`,
    },
    sleepNeed: {
      label: 'Ihr Schlafbedarf',
      hint: (hours, decimal) =>
        `Daran misst sich auf den Seiten der Nächte, wie viel Schlaf fehlt. Schreiben Sie ${hours} oder ${decimal} für Stunden. Leer: keine Angabe.`,
      noValue: (hours, decimal) => `Bitte Stunden angeben, zum Beispiel ${hours} oder ${decimal}.`,
      outside: (low, high) => `Bitte eine Zeit zwischen ${low} und ${high} angeben.`,
    },
  },
  vitals: {
    title: 'Vitalwerte',
    guideline: {
      label: 'Klassen des Blutdrucks',
      options: {
        'esc-home': 'ESC 2024, zu Hause gemessen',
        'esc-office': 'ESC 2024, in der Praxis gemessen',
        aha: 'AHA/ACC 2017 und 2025',
      },
      hint: 'Welche Klassen die Seiten der Vitalwerte nennen und zeichnen. Wer ein eigenes Gerät hat, misst zu Hause.',
    },
    dropsFirst: {
      label: 'Die erste von drei oder mehr Messungen weglassen',
      hint: 'Die erste Messung ist oft die höchste. Sie bleibt in der Liste, zählt aber nicht zum Mittel.',
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
