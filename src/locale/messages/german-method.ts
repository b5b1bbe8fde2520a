import type { MethodMessages } from './english-method.ts';

/** How the numbers about weight are made, in German. */
export const germanMethod: MethodMessages = {
  trend:
    'Der Trend ist ein exponentielles Mittel Ihrer Wägungen, das die Zeit zwischen ihnen berücksichtigt:',
  formula: 'Tᵢ = Tᵢ₋₁ + α · (Wᵢ − Tᵢ₋₁),  α = 1 − 0,9^Δt,  Δt in Tagen',
  daily:
    'Bei täglicher Wägung verschiebt jede den Trend um 10 % ihres Abstands, wie in „The Hacker’s Diet“ (J. Walker). Nach einer Lücke verschiebt sie ihn weiter; für die Tage dazwischen wird kein Messwert erfunden.',
  gap: 'Nach mehr als 30 Tagen ohne Wägung beginnt der Trend von vorn, und die Linie bricht ab.',
  rate: 'Die Rate ist der Median der Steigungen zwischen allen Paaren von Wägungen der letzten 28 Tage (Theil–Sen), mit einem 95-%-Intervall aus Kendalls Varianz (Sen 1968).',
  weighing: 'Messwerte innerhalb von 30 Minuten sind eine Wägung: ihr Median.',
  leftOut:
    'Nicht in Trend und Rate: Messwerte, die der Dienst keiner Person sicher zuordnen konnte (graue Kreuze), bis Sie entscheiden, und Ziele.',
  zone: (zone) =>
    `Tage beginnen um Mitternacht in ${zone.replaceAll('_', ' ')}, der Zeitzone Ihres neuesten Datensatzes. Jeder Messwert zeigt die Zeit der Zone, in der er gemessen wurde.`,
  homeZone: (zone) =>
    `Tage beginnen um Mitternacht in ${zone.replaceAll('_', ' ')}, in den Einstellungen als Zuhause gewählt, und jede Zeit ist die der dortigen Uhren.`,
  ownGoal: 'Das Ziel ist das Ihrer Einstellungen, denn der Dienst hat keines.',
  estimators: [
    'Andere Trends zur Wahl: der klassische von „The Hacker’s Diet“, wo ein Tag ohne Wägung seinen Wert von der Geraden zwischen seinen Nachbarn nimmt und die erste Wägung eines Tages zählt; der lokale lineare Trend, in dem Niveau und Steigung zufällig wandern und alle Wägungen gemeinsam sagen, wo das Niveau war (Kalman-Filter und Rauch–Tung–Striebel-Glätter, Varianzen nach größter Likelihood der letzten 365 Tage); und die lokale Regression, eine Gerade durch die 45 Tage um jede Wägung, in der Wägungen fern der Kurve ihr Gewicht verlieren (LOESS, Cleveland 1979, vier Runden).',
    'Das 95-%-Band ist das des lokalen linearen Trends: Niveau ± 1,96 Standardabweichungen.',
  ],
  decisions:
    'Messwerte, die Sie behalten, zählen; solche, die Sie ausblenden oder jemand anderem zuschreiben, nicht. Ihre Entscheidungen bleiben auf diesem Gerät.',
  explain: {
    what: {
      trend: 'Wo Ihr Gewicht steht, wenn das Auf und Ab einzelner Tage geglättet ist.',
      weighing: 'Was einmal auf der Waage stehen ergibt: die Mitte der Messwerte.',
      rate: 'Wie schnell sich Ihr Gewicht ändert, mit dem Intervall, in dem die wahre Geschwindigkeit in 95 von 100 Fällen liegt.',
      goal: 'Wie weit der Trend vom näheren Rand Ihres Ziels entfernt ist.',
      goalWindow:
        'Wann der Trend das Ziel erreichte, wenn es so weiterginge: am schnellsten und am langsamsten.',
      goalShare: 'An wie vielen der Tage mit einer Wägung der Trend in Ihrem Ziel lag.',
      change: 'Wie weit der Trend seitdem gekommen ist.',
      range: 'Die Wägungen der gezeigten Tage, ihre Extreme, und wie weit der Trend derweil ging.',
    },
    method: {
      average: 'Exponentielles Mittel mit Lücken',
      classic: '„The Hacker’s Diet“ (J. Walker)',
      local: 'Lokaler linearer Trend, geglättet',
      loess: 'Lokale Regression (LOESS)',
      median: 'Median',
      rate: 'Theil–Sen-Steigung mit Sens Intervall',
      difference: 'Unterschied',
      outlook: 'Abstand durch beide Enden der Rate',
      share: 'Anteil der Tage',
      range: 'Anzahl, Extreme, Unterschied',
    },
    formula: {
      classic:
        'Tᵢ = Tᵢ₋₁ + 0,1 · (Wᵢ − Tᵢ₋₁),  ein W am Tag, fehlende Tage auf der Geraden zwischen ihren Nachbarn',
      local:
        'W = Niveau + Rauschen;  d Niveau = Steigung · dt + Zufall;  d Steigung = Zufall;  alle Wägungen gemeinsam',
      loess: 'gewichtete kleinste Quadrate, Gewicht = (1 − |Δt / 22,5 d|³)³ · (1 − (Rest / 6 Median)²)²',
      median: 'Median der Messwerte innerhalb von 30 Minuten',
      rate: 'Median von (Wⱼ − Wᵢ) / (tⱼ − tᵢ) über alle Paare, × 7 Tage;  Var S = Σ n(n − 1)(2n + 5) / 18',
      goal: 'näherer Rand − T',
      outlook: 'Tag von T + (Rand − T) / Rate, für beide Enden des Intervalls',
      share: 'Tage mit unten ≤ T ≤ oben / Tage mit einer Wägung',
      change: 'T jetzt − T damals',
    },
    reason: {
      ambiguous: 'Vielleicht von jemand anderem',
      'typed-at-sign-up': 'Beim Anlegen des Kontos eingetippt',
      hidden: 'Von Ihnen ausgeblendet',
      'not-me': 'Nicht Sie, wie Sie sagten',
      goal: 'Ein Ziel, kein Messwert',
      'no-weight': 'Kein Gewicht des ganzen Körpers',
      outside: 'Vor mehr als 30 Tagen Stille',
      'other-weighing': 'Von einer anderen Wägung zu dieser Zeit',
    },
    upTo: (day) => `Alles bis ${day}`,
    horizon:
      'Nichts wird gesagt, wo ein Ende des Intervalls vom Ziel wegzeigt oder mehr als zwei Jahre voraus liegt.',
    interval: (low, high) => `95-%-Intervall: ${low} bis ${high} je Woche.`,
    band: (low, high) => `95-%-Band: ${low} bis ${high}.`,
  },
};
