/** Look of the simulator's pages; its own on purpose, so that nobody takes them for the product's. */
export const stylesheet = `:root {
  color-scheme: light dark;
  --page: light-dark(#eef1f4, #12171c);
  --card: light-dark(#ffffff, #1b2229);
  --line: light-dark(#d5dce3, #33404b);
  --text: light-dark(#17212b, #e8edf2);
  --quiet: light-dark(#4c5a68, #a9b7c4);
  --accent: light-dark(#0b6b5d, #5fd0bd);
  --on-accent: light-dark(#ffffff, #06231e);
  --tint: light-dark(#e1f2ee, #1c3531);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  place-items: center;
  padding: 1.5rem 1rem;
  background: var(--page);
  color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
}
main {
  width: 100%;
  max-width: 56rem;
  padding: clamp(1.25rem, 5vw, 2.25rem);
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 1rem;
  overflow-wrap: anywhere;
}
main.narrow { max-width: 34rem; }
h1 { margin: 0.75rem 0 1.25rem; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
h2 { margin: 1.5rem 0 0.5rem; font-size: 1rem; }
.badge {
  display: inline-block;
  margin: 0;
  padding: 0.15rem 0.65rem;
  border-radius: 1rem;
  background: var(--tint);
  color: var(--accent);
  font-size: 0.8125rem;
  font-weight: 600;
}
.app { color: var(--accent); }
.person { display: flex; gap: 0.75rem; align-items: center; margin: 0; line-height: 1.35; }
.initial {
  flex: none;
  display: grid;
  place-items: center;
  width: 2.75rem;
  height: 2.75rem;
  border-radius: 50%;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 700;
}
small, .note, li span, dd { color: var(--quiet); }
ul { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
li { display: grid; padding: 0.65rem 0; border-bottom: 1px solid var(--line); }
li span { font-size: 0.9375rem; }
form { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1.5rem 0 1.25rem; }
button {
  flex: 1 1 8rem;
  min-height: 2.9rem;
  padding: 0.5rem 1rem;
  border: 1px solid var(--line);
  border-radius: 0.6rem;
  background: transparent;
  color: inherit;
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
button:hover { border-color: var(--text); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.note { margin: 0; font-size: 0.875rem; }
.lead { margin: 0 0 1.5rem; color: var(--quiet); max-width: 44rem; }
section h2 { margin-top: 1.25rem; font-size: 1.125rem; }
h3 { margin: 1.25rem 0 0; font-size: 0.9375rem; color: var(--accent); }
section { margin-top: 2rem; padding-top: 0.5rem; border-top: 1px solid var(--line); }
section > p { max-width: 44rem; }
section li { display: block; padding: 0.4rem 0; border: 0; }
section ul { border: 0; }
code, pre { font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; font-size: 0.875em; }
pre {
  margin: 0.5rem 0 1rem;
  padding: 0.9rem 1rem;
  overflow-x: auto;
  background: var(--tint);
  border-radius: 0.6rem;
  overflow-wrap: normal;
}
a { color: var(--accent); }
a:focus-visible, pre:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl { margin: 1rem 0; }
dt { font-weight: 600; }
dd { margin: 0 0 0.75rem; font-size: 0.9375rem; }
dd strong { color: var(--text); }
.pair { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
.rows > div { padding: 0.5rem 0; border-top: 1px solid var(--line); }
.rows dd { margin: 0; }
@media (min-width: 48rem) {
  .rows > div { display: grid; grid-template-columns: 13rem 13rem 1fr; gap: 0 1rem; align-items: baseline; }
}
`;
