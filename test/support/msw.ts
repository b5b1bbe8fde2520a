import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

/** The door between the page's real `fetch` and whatever a test puts behind it; nothing answers by itself. */
export const network = setupServer();

/** As if the server were not there. */
export function cutOff(): void {
  network.use(http.all('*', () => HttpResponse.error()));
}
