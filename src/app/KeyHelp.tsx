import { use, useState } from 'react';
import { PageCommandsContext } from '#pages/page-commands.ts';
import { useShellMessages } from '#settings/use-shell-messages.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import styles from './KeyHelp.module.css';

/** Every key that does something here: the shell's, those of the page in view, and a chart's. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { keys: words } = useShellMessages();
  const page = use(PageCommandsContext);
  const [isOpen, setOpen] = useState(true);
  // As it was when the list was asked for: the page below rests.
  const [{ goToToday, step, presets = [], others = [] }] = useState(page.get);
  const { key, everywhere, chart } = words;
  const onPage: Row[] = [
    ...(step === undefined ? [] : [{ keys: key.arrows, does: words.page.step }]),
    ...(goToToday === undefined ? [] : [{ keys: ['T'], does: words.page.today }]),
    ...presets.map(({ label }, index) => ({ keys: [`${index + 1}`], does: words.page.preset(label) })),
    ...others.map(({ keys, label }) => ({ keys, does: label })),
  ];
  const inChart: Row[] = [
    { keys: key.arrows, does: chart.step },
    { keys: [key.shift, ...key.arrows], does: chart.leap },
    { keys: key.pages, does: chart.pages },
    { keys: key.ends, does: chart.ends },
    { keys: ['+', '−'], does: chart.zoom },
    { keys: ['[', ']'], does: chart.notes },
    { keys: [key.escape], does: chart.escape },
  ];

  return (
    <Dialog
      open={isOpen}
      title={words.title}
      onClose={onClose}
      action={
        <Button
          onClick={() => {
            setOpen(false);
          }}
        >
          {words.close}
        </Button>
      }
    >
      <div className={styles['groups']}>
        <Group
          title={everywhere.title}
          rows={[
            { keys: ['G'], does: everywhere.goToDay },
            { keys: ['?'], does: everywhere.help },
          ]}
        />
        {onPage.length > 0 && <Group title={words.page.title} rows={onPage} />}
        {onPage.length > 0 && <Group title={chart.title} rows={inChart} />}
      </div>
      <p className={styles['note']}>{words.note}</p>
    </Dialog>
  );
}

type Row = { readonly keys: readonly string[]; readonly does: string };

function Group({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section>
      <h3 className={styles['title']}>{title}</h3>
      <dl>
        {rows.map(({ keys, does }) => (
          <div key={does} className={styles['row']}>
            <dt className={styles['keys']}>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
