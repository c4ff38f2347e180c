/**
 * The pause in milliseconds when Telegram cannot be reached: it doubles from half a second to half a minute. The last half
 * of it is random, so that lanes do not all come back at once.
 * @param failures so far, at least 1
 * @param random from 0 up to, not including, 1
 */
export function outagePause(failures: number, random: number): number {
  const full = Math.min(500 * 2 ** (failures - 1), 30_000);
  return Math.round(full / 2 + (full / 2) * random);
}

/**
 * The pause in milliseconds after a refusal: it grows from a second, four times each time, up to ten minutes. The last
 * twentieth is random. An hour of refusals costs eight calls and leaves two in reserve.
 * @param failures so far, at least 1
 * @param random from 0 up to, not including, 1
 */
export function refusalPause(failures: number, random: number): number {
  const full = Math.min(1_000 * 4 ** (failures - 1), 600_000);
  return Math.round(full * 0.95 + full * 0.05 * random);
}

/**
 * The pause in milliseconds before a message is sent again when Telegram's response to it was lost. Undefined after the
 * last try, since each try may make one more copy.
 * @param lostAnswers so far, at least 1
 */
export function lostResponsePause(lostAnswers: number): number | undefined {
  return [1_000, 20_000, 3_600_000][lostAnswers - 1];
}
