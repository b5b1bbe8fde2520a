import { describe, expect, it, vi } from 'vitest';
import { registerServiceWorker } from '#app/register-service-worker.ts';

const baseUrl = 'https://health.example/mine/';

function createHost() {
  const register = vi.fn<ServiceWorkerContainer['register']>(async () =>
    Promise.reject(new Error('refused')),
  );
  const admitted: { name: string; admit: (input: string) => string }[] = [];
  const trustedTypes = {
    createPolicy: (name: string, { createScriptURL }: { createScriptURL: (input: string) => string }) => {
      admitted.push({ name, admit: createScriptURL });
      return { createScriptURL };
    },
  };
  return { register, admitted, host: { serviceWorker: { register }, trustedTypes } };
}

describe('registerServiceWorker', () => {
  it('registers the worker of this installation for its own path', async () => {
    const { register, host } = createHost();
    await registerServiceWorker(baseUrl, host);
    expect(register).toHaveBeenCalledWith(`${baseUrl}sw.js`, { scope: baseUrl });
  });

  it('admits exactly the address of the worker under the policy named sw', async () => {
    const { admitted, host } = createHost();
    await registerServiceWorker(baseUrl, host);
    expect(admitted.map(({ name }) => name)).toEqual(['sw']);
    expect(() => admitted[0]?.admit('https://health.example/other.js')).toThrow(TypeError);
  });

  it('works where the browser knows no Trusted Types', async () => {
    const { register, host } = createHost();
    await registerServiceWorker(baseUrl, { serviceWorker: host.serviceWorker });
    expect(register).toHaveBeenCalledTimes(1);
  });

  it('goes on without where workers are refused or missing', async () => {
    const { host } = createHost();
    await expect(registerServiceWorker(baseUrl, host)).resolves.toBeUndefined();
    await expect(registerServiceWorker(baseUrl, {})).resolves.toBeUndefined();
  });
});
