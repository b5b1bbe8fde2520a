import { describe, expect, it, vi } from 'vitest';
import { onNewBuild } from '#app/new-build.ts';

const HOUR_MS = 3_600_000;

class Arriving extends EventTarget {
  state: ServiceWorkerState = 'installing';
  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class Registration extends EventTarget {
  // The part of a worker that is read.
  installing: ServiceWorker | null = null;
  update = vi.fn<ServiceWorkerRegistration['update']>(async () => Promise.reject(new TypeError('offline')));
  receive(worker: Arriving): void {
    // As above.
    this.installing = worker as unknown as ServiceWorker;
    this.dispatchEvent(new Event('updatefound'));
  }
}

class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  show(): void {
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

async function openPage() {
  const registration = new Registration();
  const page = new Page();
  const clock = { now: 0 };
  const listener = vi.fn<() => void>();
  const serviceWorker = { ready: Promise.resolve(registration) };
  const stop = onNewBuild(listener, { serviceWorker, page, now: () => clock.now });
  await serviceWorker.ready;
  return { registration, page, clock, listener, stop };
}

describe('onNewBuild', () => {
  it('tells once another build is whole, and not before', async () => {
    const { registration, listener } = await openPage();
    const worker = new Arriving();
    registration.receive(worker);
    expect(listener).not.toHaveBeenCalled();
    worker.become('installed');
    expect(listener).toHaveBeenCalledTimes(1);
    worker.become('activating');
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('says nothing of a build that did not arrive', async () => {
    const { registration, listener } = await openPage();
    const worker = new Arriving();
    registration.receive(worker);
    worker.become('redundant');
    expect(listener).not.toHaveBeenCalled();
  });

  it('is silent after it was stopped', async () => {
    const { registration, listener, stop } = await openPage();
    const worker = new Arriving();
    registration.receive(worker);
    stop();
    worker.become('installed');
    expect(listener).not.toHaveBeenCalled();
  });

  it('looks for another build when the page is seen again, once an hour at most', async () => {
    const { registration, page, clock } = await openPage();
    page.show();
    expect(registration.update).not.toHaveBeenCalled();
    clock.now = HOUR_MS;
    page.show();
    page.show();
    expect(registration.update).toHaveBeenCalledTimes(1);
  });

  it('does not look while nobody sees the page', async () => {
    const { registration, page, clock } = await openPage();
    clock.now = HOUR_MS;
    page.visibilityState = 'hidden';
    page.show();
    expect(registration.update).not.toHaveBeenCalled();
  });

  it('works where there are no workers', () => {
    expect(onNewBuild(() => {}, { page: new Page(), now: () => 0 })).not.toThrow();
  });
});
