import { readFileSync } from 'node:fs';

/** Custom properties as tokens.css declares them, without the leading dashes. */
export type Tokens = Readonly<Record<string, string>>;
export type Theme = 'light' | 'dark';
export type Contrast = 'usual' | 'more';

export const themes: readonly Theme[] = ['light', 'dark'];

const css = readFileSync('src/ui/tokens.css', 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
const [plain = '', highContrast = ''] = css.split('@media (prefers-contrast: more)');
const rules = toRules(plain);
const root = declarationsOf(rules, ':root');
const rootWithMore = declarationsOf(toRules(highContrast), ':root');

/** The values of `data-family`, the first of which is also what holds without one. */
export const families = [
  'body',
  ...rules.flatMap(({ selector }) => /^\[data-family='([\w-]+)'\]$/.exec(selector)?.[1] ?? []),
];

/** What holds below an element of a family when the reader asks for so much contrast. */
export function tokensIn(contrast: Contrast, family = 'body'): Tokens {
  return {
    ...root,
    ...(contrast === 'more' && rootWithMore),
    ...declarationsOf(rules, `[data-family='${family}']`),
  };
}

/** Every token that is an opaque colour; shadows and the veil let through what is below them. */
export function colourNames(): string[] {
  const names = new Set([...Object.keys(root), ...Object.keys(rootWithMore)]);
  const all = { ...root, ...rootWithMore };
  return [...names].filter((name) => /^(?:light-dark\()?#|^var\(/.test(all[name] ?? ''));
}

export function resolveColour(tokens: Tokens, name: string, theme: Theme): string {
  const value = tokens[name] ?? '';
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other !== undefined) return resolveColour(tokens, other, theme);
  if (/^#[\da-f]{6}$/.test(value)) return value;
  const both = /^light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)$/.exec(value);
  const found = theme === 'light' ? both?.[1] : both?.[2];
  if (found === undefined)
    throw new Error(`Failed to read --${name}: "${value}" is no colour and no light-dark() of two.`);
  return found;
}

type Rule = { readonly selector: string; readonly tokens: Tokens };

function toRules(css: string): Rule[] {
  return [...css.matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector: selector.trim(),
    tokens: Object.fromEntries(
      [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
    ),
  }));
}

function declarationsOf(rules: readonly Rule[], selector: string): Tokens {
  return Object.assign({}, ...rules.filter((rule) => rule.selector === selector).map(({ tokens }) => tokens));
}
