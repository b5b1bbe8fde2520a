import { pressureRules } from '#domain/pressure-classes.ts';
import type { TimeZone } from '#domain/time.ts';
import { guidelines, toBoundText } from './vitals-explanations.ts';
import type { Words } from './vitals-view.ts';
import styles from './VitalsPage.module.css';

export type HowComputedProps = { words: Words; dropsFirst: boolean; homeZone: TimeZone };

/** The rules of the page, and the classes of both families of guidelines side by side. */
export function HowComputed({ words, dropsFirst, homeZone }: HowComputedProps) {
  const { how, explain, pressure } = words.messages;
  return (
    <>
      <p>{dropsFirst ? explain.sessionDrops : explain.session}</p>
      <p>{how.days}</p>
      <p>
        {explain.home.what} {explain.home.formula}. {explain.home.interval}
      </p>
      <h3>{how.guidelines}</h3>
      {/* A scrolling box must take the focus, or the keyboard cannot scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles['scroller']} aria-label={how.guidelines} tabIndex={0}>
        <table className={styles['classes']}>
          <caption>{how.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{how.rule}</th>
              <th scope="col">{how.class}</th>
              <th scope="col">{how.systolic}</th>
              <th scope="col">{how.diastolic}</th>
            </tr>
          </thead>
          <tbody>
            {guidelines.flatMap((guideline) =>
              pressureRules[guideline].map(({ class: name }, index) => (
                <tr key={`${guideline} ${name}`}>
                  <th scope="row">{pressure.guideline.short[guideline]}</th>
                  <td>{pressure.classes[name]}</td>
                  <td>{toBoundText(guideline, index, 'systolicBelow', words)}</td>
                  <td>{toBoundText(guideline, index, 'diastolicBelow', words)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
      <p>{how.officeNote}</p>
      <p>{how.rounding}</p>
      <p>{explain.range.what}</p>
      <p>{how.zone(homeZone)}</p>
      <p>{how.sources}</p>
      <p>
        <strong>{how.advice}</strong>
      </p>
    </>
  );
}
