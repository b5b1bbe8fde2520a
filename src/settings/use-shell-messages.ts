import { englishShell, type ShellMessages } from '#locale/messages/english-shell.ts';
import { useTopic } from './use-settings.ts';

/** What the shell says in its dialogs; loaded with them. */
export function useShellMessages(): ShellMessages {
  return useTopic('shell', englishShell);
}
