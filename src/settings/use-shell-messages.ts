import { englishShell, type ShellMessages } from '#locale/messages/english-shell.ts';

/** What the shell says in its dialogs; loaded with them. */
export function useShellMessages(): ShellMessages {
  return englishShell;
}
