import { loginUrl } from '#queries/session.ts';

/**
 * Leaves for the service's consent page and comes back to `returnPath`.
 *
 * Not a form: `form-action 'self'` of the page's policy would stop its redirect to the service.
 */
export function goToLogin(providerId: string, returnPath: string): void {
  location.assign(loginUrl(providerId, returnPath));
}
