import { useKeepNothing } from '#queries/keep.ts';
import { useSession } from '#queries/session.ts';
import { useAccountMessages } from '#settings/use-account-messages.ts';
import { Button, buttonClass } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Link, useLocation } from 'react-router-dom';
import { PageHeading } from '../PageHeading.tsx';
import { goToLogin } from '../go-to-login.ts';
import { paths } from '../paths.ts';
import { SignOut } from '../SignOut.tsx';
import styles from './ConnectPage.module.css';

export function ConnectPage() {
  const { connect } = useAccountMessages();
  const session = useSession();
  const { search } = useLocation();
  const [keepsNothing] = useKeepNothing();
  const code = new URLSearchParams(search).get('error');

  return (
    <div className={styles['page']}>
      <PageHeading title={connect.title} />
      <p className={styles['lead']}>{connect.lead}</p>
      {code !== null && <SignInFailure code={code} />}
      {session.status === 'unreachable' && (
        <Notice
          tone="error"
          urgent
          title={connect.serverUnreachable.title}
          action={
            <Button
              onClick={() => {
                location.reload();
              }}
            >
              {connect.serverUnreachable.retry}
            </Button>
          }
        >
          <p>{connect.serverUnreachable.text}</p>
        </Notice>
      )}
      {session.status === 'connected' ? <Connected provider={session.provider ?? ''} /> : <Services />}
      <div className={styles['facts']}>
        <Facts
          title={connect.reads.title}
          facts={[connect.reads.weight, connect.reads.activity, connect.reads.profile]}
          note={connect.reads.nothing}
        />
        <Facts
          title={connect.keeps.title}
          facts={[
            keepsNothing ? connect.keeps.memory : connect.keeps.browser,
            connect.keeps.server,
            connect.keeps.elsewhere,
          ]}
        />
      </div>
    </div>
  );
}

function SignInFailure({ code }: { code: string }) {
  const { connect } = useAccountMessages();
  // The code comes from the address, where anything may stand.
  const { title, text } =
    (Object.hasOwn(connect.errors, code) ? connect.errors[code] : null) ?? connect.errorOther;
  return (
    <Notice tone="error" urgent title={title}>
      <p>{text}</p>
    </Notice>
  );
}

function Connected({ provider }: { provider: string }) {
  const { connect } = useAccountMessages();
  const { providers } = useSession();
  const name = providers.find(({ id }) => id === provider)?.name ?? provider;
  return (
    <Card title={connect.connected.title}>
      <p>{connect.connected.text(name)}</p>
      <div className={styles['actions']}>
        <Link className={buttonClass('primary')} to={paths.home}>
          {connect.connected.open}
        </Link>
        <SignOut />
      </div>
    </Card>
  );
}

function Services() {
  const { connect } = useAccountMessages();
  const { status, providers } = useSession();
  const [keepsNothing, setKeepNothing] = useKeepNothing();
  const { search } = useLocation();
  // Whether it is a page of ours the server decides; what cannot be one is not even asked for.
  const wanted = new URLSearchParams(search).get('return');
  const back = wanted?.startsWith('/') === true ? wanted : paths.home;
  if (providers.length === 0) {
    if (status === 'unreachable') return null;
    return (
      <p className={styles['lead']}>
        {status === 'loading' ? connect.waitingForServices : connect.noServices}
      </p>
    );
  }
  return (
    <>
      <ul className={styles['services']} aria-label={connect.services}>
        {providers.map(({ id, name, simulated }) => (
          <li key={id} className={styles['service']}>
            <Button
              tone="primary"
              onClick={() => {
                goToLogin(id, back);
              }}
            >
              {connect.button(name)}
            </Button>
            <p>{simulated ? connect.simulated : connect.real}</p>
          </li>
        ))}
      </ul>
      <Checkbox
        label={connect.keepNothing.label}
        hint={connect.keepNothing.hint}
        checked={keepsNothing}
        onChange={setKeepNothing}
      />
    </>
  );
}

type FactsProps = { title: string; facts: readonly { what: string; why: string }[]; note?: string };

function Facts({ title, facts, note }: FactsProps) {
  return (
    <Card title={title}>
      <dl className={styles['list']}>
        {facts.map(({ what, why }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
      {note !== undefined && <p>{note}</p>}
    </Card>
  );
}
