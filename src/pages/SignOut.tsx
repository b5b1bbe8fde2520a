import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useSignOut } from '#queries/session.ts';
import { useAccountMessages } from '#settings/use-account-messages.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Notice } from '#ui/Notice.tsx';
import { paths } from './paths.ts';

/** Ends the sign-in and removes what was read, after a question. */
export function SignOut() {
  const { account } = useAccountMessages();
  const { signOut, isPending } = useSignOut();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  const erase = async () => {
    setFailed(false);
    try {
      await signOut();
      await navigate(paths.connect);
    } catch {
      setFailed(true);
    }
    setAsking(false);
  };

  return (
    <>
      <Button
        tone="danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        {account.signOut}
      </Button>
      {hasFailed && (
        <Notice tone="error" urgent>
          <p>{account.failed}</p>
        </Notice>
      )}
      <ConfirmDialog
        open={isAsking}
        title={account.confirm.title}
        confirmLabel={isPending ? account.erasing : account.confirm.yes}
        cancelLabel={account.confirm.no}
        busy={isPending}
        onConfirm={() => {
          void erase();
        }}
        onCancel={() => {
          setAsking(false);
        }}
      >
        <p>{account.confirm.text}</p>
      </ConfirmDialog>
    </>
  );
}
