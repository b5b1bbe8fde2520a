import '#ui/tokens.css';
import '#ui/base.css';
import { BrowserRouter } from 'react-router-dom';
import { HealthProvider } from '#queries/HealthProvider.tsx';
import type { Runtime } from '#queries/runtime.ts';
import { SettingsProvider } from '#settings/SettingsProvider.tsx';
import type { SettingsStore } from '#settings/settings-store.ts';
import type { Translator } from '#settings/translator.ts';
import { Shell } from './Shell.tsx';

export type AppProps = {
  runtime: Runtime;
  settings: SettingsStore;
  translator: Translator;
  /** Path below which the app stands, with both slashes. */
  basePath: string;
  languages: readonly string[];
};

export function App({ runtime, settings, translator, basePath, languages }: AppProps) {
  return (
    <SettingsProvider store={settings} translator={translator} languages={languages}>
      <HealthProvider runtime={runtime}>
        <BrowserRouter basename={basePath}>
          <Shell />
        </BrowserRouter>
      </HealthProvider>
    </SettingsProvider>
  );
}
