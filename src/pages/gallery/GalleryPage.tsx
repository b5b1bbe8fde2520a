import type { Theme } from '#settings/schema.ts';
import { useSettings } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { SegmentedControl } from '#ui/SegmentedControl.tsx';
import { useSearchParams } from 'react-router-dom';
import { PageHeading } from '../PageHeading.tsx';
import { galleryCases } from './gallery-data.ts';
import styles from './GalleryPage.module.css';
import { type GalleryPicture, pictures } from './pictures.ts';

const themes: { value: Theme; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];
const widths = [
  { value: 'full', label: 'Full width' },
  { value: '360', label: '360 px' },
] as const;

/**
 * Every picture with every kind of data, for whoever draws them; only in development, and so in English alone.
 *
 * `?picture=calendar` shows one of them, `?width=360` draws them as on a phone.
 */
export function GalleryPage() {
  const [{ theme }, change] = useSettings();
  const [params, setParams] = useSearchParams();
  const isNarrow = params.get('width') === '360';
  const wanted = params.get('picture');
  const shown = pictures.filter(({ id }) => wanted === null || id === wanted);

  return (
    <div className={styles['page']}>
      <PageHeading title="Gallery" />
      <div className={styles['switches']}>
        <SegmentedControl
          label="Theme"
          value={theme}
          options={themes}
          onChange={(value) => {
            change({ theme: value });
          }}
        />
        <SegmentedControl
          label="Width"
          value={isNarrow ? '360' : 'full'}
          options={widths}
          onChange={(value) => {
            const changed = new URLSearchParams(params);
            if (value === '360') changed.set('width', value);
            else changed.delete('width');
            setParams(changed, { replace: true });
          }}
        />
      </div>
      <nav aria-label="Pictures">
        <ul className={styles['contents']}>
          {shown.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles['pictures']} data-narrow={isNarrow || undefined}>
        {shown.map((picture) => (
          <PictureSection key={picture.id} {...picture} />
        ))}
      </div>
    </div>
  );
}

function PictureSection({ id, title, Picture, caseTitles }: GalleryPicture) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={styles['picture']}>
      <h2 id={`${id}-title`}>{title}</h2>
      {galleryCases.map((one) => {
        const anchor = `${id}-${one.id}`;
        const caseTitle = caseTitles?.[one.id] ?? one.title;
        return (
          <section key={one.id} id={anchor} aria-labelledby={`${anchor}-title`} className={styles['case']}>
            <h3 id={`${anchor}-title`}>
              <a href={`#${anchor}`}>{caseTitle}</a>
            </h3>
            <Card>
              <Picture name={`${title}: ${caseTitle}`} data={one} />
            </Card>
          </section>
        );
      })}
    </section>
  );
}
