/** Ways to draw a trend through weighings; the first is the usual one. */
export const estimators = ['average', 'classic', 'local', 'loess'] as const;

export type Estimator = (typeof estimators)[number];

/** What the picture shows beside readings and trend, as the address has it. */
export type WeightChoices = {
  readonly estimator: Estimator;
  /** It belongs to the local linear trend, and can be laid behind the others. */
  readonly hasBand: boolean;
  readonly hasStems: boolean;
  readonly hasYearAgo: boolean;
};

/** Reads `?trend=local&band=0&stems=0&yearago=1`; what cannot be read is as usual. */
export function parseWeightChoices(search: string): WeightChoices {
  const params = new URLSearchParams(search);
  const estimator = estimators.find((known) => known === params.get('trend')) ?? 'average';
  const isOn = (name: string, usual: boolean) => {
    const text = params.get(name);
    return text === '1' || (text !== '0' && usual);
  };
  return {
    estimator,
    hasBand: isOn('band', estimator === 'local'),
    hasStems: isOn('stems', true),
    hasYearAgo: isOn('yearago', false),
  };
}

/** The query with other choices in it; what is as usual is not mentioned, and what else it says stays. */
export function withWeightChoices(search: string, choices: WeightChoices): string {
  const params = new URLSearchParams(search);
  const set = (name: string, text: string, isUsual: boolean) => {
    if (isUsual) params.delete(name);
    else params.set(name, text);
  };
  const { estimator, hasBand, hasStems, hasYearAgo } = choices;
  set('trend', estimator, estimator === 'average');
  set('band', hasBand ? '1' : '0', hasBand === (estimator === 'local'));
  set('stems', hasStems ? '1' : '0', hasStems);
  set('yearago', hasYearAgo ? '1' : '0', !hasYearAgo);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
