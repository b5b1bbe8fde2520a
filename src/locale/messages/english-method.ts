/** How the numbers about weight are made, in English. */
export const englishMethod = {
  trend:
    'The trend is an exponential average of your weighings that takes the time between them into account:',
  formula: 'Tᵢ = Tᵢ₋₁ + α · (Wᵢ − Tᵢ₋₁),  α = 1 − 0.9^Δt,  Δt in days',
  daily:
    'With a weighing every day each one moves the trend by 10 % of its distance, as in The Hacker’s Diet (J. Walker). After a gap it moves further, and no reading is invented for the days between.',
  gap: 'After more than 30 days without a weighing the trend starts anew and the line breaks.',
  rate: 'The rate is the median of the slopes between all pairs of weighings of the last 28 days (Theil–Sen), with a 95 % interval from Kendall’s variance (Sen 1968).',
  weighing: 'Readings within 30 minutes are one weighing: their median.',
  leftOut:
    'Left out of trend and rate: readings that the service could not assign to one person with certainty (grey crosses), and goals.',
  zone: (zone: string) =>
    `Days begin at midnight in ${zone.replaceAll('_', ' ')}, the zone of your latest record. Each reading shows the time of the zone it was taken in.`,
  homeZone: (zone: string) =>
    `Days begin at midnight in ${zone.replaceAll('_', ' ')}, which you chose as home in the settings, and every time is told by its clocks.`,
  ownGoal: 'The goal is the one of your settings, because the service has none.',
};

/** What another language has to say there. */
export type MethodMessages = typeof englishMethod;
