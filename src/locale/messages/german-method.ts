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
    'Nicht in Trend und Rate: Messwerte, die der Dienst keiner Person sicher zuordnen konnte (graue Kreuze), und Ziele.',
  zone: (zone) =>
    `Tage beginnen um Mitternacht in ${zone.replaceAll('_', ' ')}, der Zeitzone Ihres neuesten Datensatzes. Jeder Messwert zeigt die Zeit der Zone, in der er gemessen wurde.`,
  homeZone: (zone) =>
    `Tage beginnen um Mitternacht in ${zone.replaceAll('_', ' ')}, in den Einstellungen als Zuhause gewählt, und jede Zeit ist die der dortigen Uhren.`,
  ownGoal: 'Das Ziel ist das Ihrer Einstellungen, denn der Dienst hat keines.',
};
