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
    'Left out of trend and rate: readings that the service could not assign to one person with certainty (grey crosses) until you decide, and goals.',
  zone: (zone: string) =>
    `Days begin at midnight in ${zone.replaceAll('_', ' ')}, the zone of your latest record. Each reading shows the time of the zone it was taken in.`,
  homeZone: (zone: string) =>
    `Days begin at midnight in ${zone.replaceAll('_', ' ')}, which you chose as home in the settings, and every time is told by its clocks.`,
  ownGoal: 'The goal is the one of your settings, because the service has none.',
  estimators: [
    'Other trends to choose from: the classic of The Hacker’s Diet, where a day without a weighing takes its value from the straight line between its neighbours and the first weighing of a day counts; the local linear trend, where level and slope wander by chance and all weighings together tell where the level was (Kalman filter and Rauch–Tung–Striebel smoother, variances by maximum likelihood on the last 365 days); and the local regression, a line through the 45 days around each weighing, in which weighings far from the curve lose their say (LOESS, Cleveland 1979, four rounds).',
    'The 95 % band is that of the local linear trend: level ± 1.96 standard deviations.',
  ],
  decisions:
    'Readings you keep count, readings you hide or call somebody else’s do not. Your decisions stay on this device.',
  explain: {
    what: {
      trend: 'Where your weight stands once the ups and downs of single days are smoothed away.',
      weighing: 'What one stand on the scale amounts to: the middle of its readings.',
      rate: 'How fast your weight changes, with the interval in which the true speed lies in 95 of 100 cases.',
      goal: 'How far the trend is from the nearer edge of your goal.',
      goalWindow:
        'When the trend would reach the goal if the present rate went on, at its fastest and at its slowest.',
      goalShare: 'On how many of the days with a weighing the trend was inside your goal.',
      change: 'How far the trend has come since then.',
      range: 'The weighings of the days in view, their extremes, and how far the trend went meanwhile.',
    },
    method: {
      average: 'Gap-aware exponential average',
      classic: 'The Hacker’s Diet (J. Walker)',
      local: 'Local linear trend, smoothed',
      loess: 'Local regression (LOESS)',
      median: 'Median',
      rate: 'Theil–Sen slope with Sen’s interval',
      difference: 'Difference',
      outlook: 'Distance over both ends of the rate',
      share: 'Share of days',
      range: 'Count, extremes, difference',
    },
    formula: {
      classic:
        'Tᵢ = Tᵢ₋₁ + 0.1 · (Wᵢ − Tᵢ₋₁),  one W a day, missing days on the straight line between their neighbours',
      local:
        'W = level + noise;  d level = slope · dt + chance;  d slope = chance;  all weighings weighed together',
      loess: 'weighted least squares, weight = (1 − |Δt / 22.5 d|³)³ · (1 − (residual / 6 median)²)²',
      median: 'median of the readings within 30 minutes',
      rate: 'median of (Wⱼ − Wᵢ) / (tⱼ − tᵢ) over all pairs, × 7 days;  Var S = Σ n(n − 1)(2n + 5) / 18',
      goal: 'nearer edge − T',
      outlook: 'T’s day + (edge − T) / rate, for both ends of the interval',
      share: 'days with low ≤ T ≤ high / days with a weighing',
      change: 'T now − T then',
    },
    reason: {
      ambiguous: 'May belong to someone else',
      'typed-at-sign-up': 'Typed in when the account was made',
      hidden: 'Hidden by you',
      'not-me': 'Not you, as you said',
      goal: 'A goal, no reading',
      'no-weight': 'No weight of the whole body',
      outside: 'Before a silence of more than 30 days',
      'other-weighing': 'Of another weighing at that time',
    },
    upTo: (day: string) => `Everything up to ${day}`,
    horizon:
      'Nothing is told where an end of the interval points away from the goal, or lies more than two years ahead.',
    interval: (low: string, high: string) => `95 % interval: ${low} to ${high} per week.`,
    band: (low: string, high: string) => `95 % band: ${low} to ${high}.`,
  },
};

/** What another language has to say there. */
export type MethodMessages = typeof englishMethod;
