/**
 * Milliseconds for which this process has worked so far.
 *
 * What a test measures by it is as long on a busy machine as on a quiet one; time on the wall is not.
 */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
