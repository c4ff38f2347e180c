/**
 * How long to wait when nothing reaches Telegram, in milliseconds: doubling from half a second to half a minute, the last
 * half of it by chance so that lanes do not come back all at once.
 * @param failures so far, at least 1
 * @param random from 0 up to, not including, 1
 */
export function outagePause(failures: number, random: number): number {
  const full = Math.min(500 * 2 ** (failures - 1), 30_000);
  return Math.round(full / 2 + (full / 2) * random);
}

/**
 * How long to wait after an answer that says no, in milliseconds: from a second, each time four times as long, up to ten
 * minutes, the last twentieth of it by chance: an hour of the same answer costs eight calls, and leaves two for what comes later.
 * @param failures so far, at least 1
 * @param random from 0 up to, not including, 1
 */
export function refusalPause(failures: number, random: number): number {
  const full = Math.min(1_000 * 4 ** (failures - 1), 600_000);
  return Math.round(full * 0.95 + full * 0.05 * random);
}

/**
 * How long to wait before a message is sent again whose sending Telegram did not answer, in milliseconds; undefined when it
 * has been sent often enough: each time it may have arrived once more.
 * @param lostAnswers so far, at least 1
 */
export function unansweredPause(lostAnswers: number): number | undefined {
  return [1_000, 20_000, 3_600_000][lostAnswers - 1];
}
