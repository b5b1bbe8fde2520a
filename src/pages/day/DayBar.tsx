import { Link, useLocation, useNavigate } from 'react-router-dom';
import { addDays, type LocalDay } from '#domain/time.ts';
import { useDayMessages } from '#settings/use-day-messages.ts';
import { Button, buttonClass } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { paths } from '../paths.ts';
import { parseDay, withoutWindow } from './day-address.ts';
import styles from './DayPage.module.css';

/** Day by day, to any date, and back to today. */
export function DayBar({ day, today }: { day: LocalDay; today: LocalDay }) {
  const words = useDayMessages();
  const { search } = useLocation();
  const navigate = useNavigate();
  const query = withoutWindow(search);

  return (
    <nav className={styles['bar']} aria-label={words.title}>
      <Link
        className={buttonClass('quiet', true)}
        aria-label={words.previous}
        to={paths.day(addDays(day, -1)) + query}
      >
        <Icon name="previous" />
      </Link>
      <input
        key={day}
        type="date"
        className={styles['date']}
        aria-label={words.title}
        max={today}
        defaultValue={day}
        onChange={(event) => {
          const wanted = parseDay(event.target.value);
          if (wanted !== null && wanted !== day) void navigate(paths.day(wanted) + query);
        }}
      />
      {day < today ? (
        <Link
          className={buttonClass('quiet', true)}
          aria-label={words.next}
          to={paths.day(addDays(day, 1)) + query}
        >
          <Icon name="next" />
        </Link>
      ) : (
        <Button square tone="quiet" aria-label={words.next} disabled>
          <Icon name="next" />
        </Button>
      )}
      {day !== today && (
        <Link className={buttonClass()} to={paths.day(today) + query}>
          {words.today}
        </Link>
      )}
    </nav>
  );
}
