import { Link } from 'react-router-dom';
import { useSession } from '#queries/session.ts';
import { buttonClass } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { paths } from '../paths.ts';
import type { SleepWords } from './sleep-words.ts';

/** Why there is no night at all. */
export function NoNights({ words }: { words: SleepWords }) {
  const { none } = words.words.nights;
  const isKnown = useSession().userid !== undefined;
  return (
    <Card title={none.never}>
      <p>{isKnown ? none.text : none.disconnected}</p>
      {!isKnown && (
        <p>
          <Link className={buttonClass('primary')} to={paths.connect}>
            {none.connect}
          </Link>
        </p>
      )}
    </Card>
  );
}
