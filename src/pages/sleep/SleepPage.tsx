import { useSleepWords } from './use-sleep-words.ts';
import { PageHeading } from '../PageHeading.tsx';

export function SleepPage() {
  const { words } = useSleepWords();
  return <PageHeading title={words.title} />;
}
