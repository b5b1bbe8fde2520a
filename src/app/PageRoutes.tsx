import { lazy, Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { paths } from '#pages/paths.ts';
import { StartPage } from '#pages/StartPage.tsx';
import { useMessages } from '#settings/use-settings.ts';
import { PageBoundary } from './PageBoundary.tsx';
import { PageOnItsWay } from './PageOnItsWay.tsx';

// A page's program is loaded beside the shell's, not with it.
const ActivityPage = lazy(async () => ({
  default: (await import('#pages/activity/ActivityPage.tsx')).ActivityPage,
}));
const BodyPage = lazy(async () => ({ default: (await import('#pages/body/BodyPage.tsx')).BodyPage }));
const SleepPage = lazy(async () => ({ default: (await import('#pages/sleep/SleepPage.tsx')).SleepPage }));
const NightPage = lazy(async () => ({ default: (await import('#pages/sleep/NightPage.tsx')).NightPage }));
const ConnectPage = lazy(async () => ({
  default: (await import('#pages/connect/ConnectPage.tsx')).ConnectPage,
}));
const DayPage = lazy(async () => ({ default: (await import('#pages/day/DayPage.tsx')).DayPage }));
const SettingsPage = lazy(async () => ({
  default: (await import('#pages/settings/SettingsPage.tsx')).SettingsPage,
}));
const VitalsPage = lazy(async () => ({ default: (await import('#pages/vitals/VitalsPage.tsx')).VitalsPage }));
const WorkoutsPage = lazy(async () => ({
  default: (await import('#pages/workouts/WorkoutsPage.tsx')).WorkoutsPage,
}));
const WorkoutPage = lazy(async () => ({
  default: (await import('#pages/workouts/WorkoutPage.tsx')).WorkoutPage,
}));
const DevicesPage = lazy(async () => ({
  default: (await import('#pages/devices/DevicesPage.tsx')).DevicesPage,
}));
const NotFoundPage = lazy(async () => ({
  default: (await import('#pages/NotFoundPage.tsx')).NotFoundPage,
}));
// Written out where it is asked for, so that a build leaves out what hangs on it.
const GalleryPage = import.meta.env.DEV
  ? lazy(async () => ({ default: (await import('#pages/gallery/GalleryPage.tsx')).GalleryPage }))
  : null;

export function PageRoutes() {
  const messages = useMessages();
  const { pathname } = useLocation();

  return (
    // A page that failed is left behind with its address.
    <PageBoundary key={screenOf(pathname)} address={pathname} words={messages.failure}>
      <Suspense fallback={<PageOnItsWay />}>
        <Routes>
          <Route path={paths.home} element={<StartPage />} />
          <Route path={paths.body} element={<BodyPage />} />
          <Route path={paths.sleep} element={<SleepPage />} />
          <Route path={`${paths.sleep}/:date`} element={<NightPage />} />
          <Route path={`${paths.days}/:day?`} element={<DayPage />} />
          <Route path={paths.activity} element={<ActivityPage />} />
          <Route path={paths.vitals} element={<VitalsPage />} />
          <Route path={paths.workouts} element={<WorkoutsPage />} />
          <Route path={`${paths.workouts}/:id`} element={<WorkoutPage />} />
          <Route path={paths.devices} element={<DevicesPage />} />
          <Route path={paths.connect} element={<ConnectPage />} />
          <Route path={paths.settings} element={<SettingsPage />} />
          {GalleryPage !== null && <Route path="/gallery" element={<GalleryPage />} />}
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </PageBoundary>
  );
}

/** Days and nights one after the other are one screen, which stays while its date changes. */
function screenOf(pathname: string): string {
  const [, first = '', ...rest] = pathname.split('/');
  return rest.length === 0 ? first : `${first}/`;
}
