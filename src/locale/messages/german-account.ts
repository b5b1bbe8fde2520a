import type { AccountMessages } from './english-account.ts';
import { germanData } from './german-data.ts';

/** What the pages about the account say in German. */
export const germanAccount: AccountMessages = {
  data: germanData,
  connect: {
    title: 'Ihr Konto verbinden',
    lead: 'Homeostat zeichnet, was Ihre Waage und Ihre Uhr bei Withings, vormals Nokia Health, aufzeichnen. Sie erlauben es einmal, auf der Seite des Dienstes selbst.',
    reads: {
      title: 'Was gelesen wird, und wozu',
      weight: {
        what: 'Gewicht, Körperzusammensetzung, Blutdruck',
        why: 'Für Ihre Diagramme und Trends.',
      },
      activity: {
        what: 'Aktivität, Schlaf und Trainings',
        why: 'Im selben Schritt erlaubt, damit Sie nicht noch einmal gefragt werden.',
      },
      profile: { what: 'Ihre Zeitzone', why: 'Damit ein Tag Ihr Tag ist.' },
      nothing: 'In Ihr Konto wird nichts geschrieben.',
    },
    keeps: {
      title: 'Wo es aufbewahrt wird',
      browser: {
        what: 'In diesem Browser',
        why: 'Alles, was gelesen wurde. „Abmelden und löschen“ entfernt es, auch offline.',
      },
      memory: {
        what: 'Im Arbeitsspeicher',
        why: 'Alles, was gelesen wurde, bis Sie die Seite schließen oder neu laden.',
      },
      server: {
        what: 'Auf diesem Server',
        why: 'Nichts. Er reicht Abfragen weiter; Ihre Anmeldung reist in einem versiegelten Cookie dieses Browsers, das nur der Server öffnen kann.',
      },
      elsewhere: {
        what: 'Nirgends sonst',
        why: 'Keine Verfolgung. Diese Seite ruft keine andere Adresse auf.',
      },
    },
    keepNothing: {
      label: 'Auf diesem Gerät nichts aufbewahren',
      hint: 'Für ein Gerät, das nicht Ihres ist. Was gelesen wird, bleibt im Arbeitsspeicher, bis die Seite geschlossen wird, und wird jedes Mal neu vom Dienst gelesen; was dieser Browser aufbewahrt hatte, wird gelöscht. Melden Sie sich ab, wenn Sie gehen: Bis dahin bleibt der Browser angemeldet.',
    },
    services: 'Dienste',
    button: (service) => `${service} verbinden`,
    simulated:
      'Eine simulierte Person mit zehn Jahren erfundener Messwerte. Es braucht kein Konto, und keines wird berührt.',
    real: 'Ihr eigenes Konto, auf der Seite des Dienstes.',
    noServices: 'Diese Installation bietet keinen Dienst an. Sehen Sie in ihrer Konfiguration nach.',
    waitingForServices: 'Dieser Server wird gefragt, welche Dienste er anbietet …',
    connected: {
      title: 'Sie sind verbunden',
      text: (service) => `Dieser Browser liest von ${service}.`,
      open: 'Ihre Zahlen öffnen',
    },
    errors: {
      denied: {
        title: 'Sie haben den Zugriff nicht erlaubt',
        text: 'Nichts wurde gelesen. Um Ihre Diagramme zu sehen, verbinden Sie sich noch einmal und erlauben Sie den Zugriff.',
      },
      auth_state: {
        title: 'Diese Anmeldung ist abgelaufen',
        text: 'Sie blieb zu lange offen oder wurde in einem anderen Tab oder Browser begonnen. Verbinden Sie sich noch einmal von hier aus.',
      },
      unreachable: {
        title: 'Der Dienst hat nicht geantwortet',
        text: 'Vielleicht ist er nur kurz gestört. Warten Sie eine Minute und verbinden Sie sich dann noch einmal.',
      },
      refused: {
        title: 'Der Dienst hat die Anmeldung abgelehnt',
        text: 'Verbinden Sie sich noch einmal. Lehnt er wieder ab, stimmt die Client-ID, das Secret oder die Callback-Adresse dieser Installation nicht mit dem überein, was der Dienst gespeichert hat.',
      },
    },
    errorOther: {
      title: 'Das Verbinden ist misslungen',
      text: 'Verbinden Sie sich noch einmal von hier aus.',
    },
    serverUnreachable: {
      title: 'Dieser Server antwortet nicht',
      text: 'Prüfen Sie, ob er läuft und ob dieses Gerät online ist.',
      retry: 'Noch einmal versuchen',
    },
  },
  account: {
    connect: 'Konto verbinden',
    title: 'Konto',
    service: 'Dienst',
    user: 'Benutzernummer',
    simulated: (service) => `${service}, eine simulierte Person`,
    lastSync: 'Letzter Abgleich',
    storage: 'Speicherung',
    durable: 'In diesem Browser aufbewahrt',
    notDurable: 'Nur bis diese Seite geschlossen wird: Der Browser lässt sie nichts speichern',
    keepsNothing: 'Nur bis diese Seite geschlossen wird, wie von Ihnen gewählt',
    none: 'Kein Konto ist verbunden.',
    signOut: 'Abmelden und löschen',
    confirm: {
      title: 'Abmelden und löschen?',
      text: 'Beendet die Anmeldung und entfernt alles Gelesene aus diesem Browser. Beim Dienst wird nichts entfernt; Sie können sich jederzeit neu verbinden.',
      yes: 'Abmelden und löschen',
      no: 'Alles behalten',
    },
    erasing: 'Wird gelöscht …',
    failed:
      'Das Löschen wurde nicht fertig. Versuchen Sie es noch einmal, oder löschen Sie die Daten dieser Website in den Einstellungen des Browsers.',
  },
};
