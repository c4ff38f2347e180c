/**
 * How long to wait before the next try, in milliseconds: doubling from half a second to half a minute, the last half
 * of it by chance so that lanes do not come back all at once.
 * @param attempts failures so far, at least 1
 * @param random from 0 up to, not including, 1
 */
export function backoff(attempts: number, random: number): number {
  const full = Math.min(500 * 2 ** (attempts - 1), 30_000);
  return Math.round(full / 2 + (full / 2) * random);
}
