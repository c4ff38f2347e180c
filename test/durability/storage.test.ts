import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { BotProcess } from "./bot-process.ts";
import { openProcessDesk, type ProcessDesk } from "./process-desk.ts";
import { until } from "../support/until.ts";

test("a file that cannot grow stops the process unconfirmed; with room again every message arrives", async (t) => {
  const desk = await openProcessDesk(t);
  await (await desk.setUp()).terminate();
  const bot = desk.launch({}, { largestFile: 400 * 1024 });
  await bot.works();
  const words = await writeUntilItEnds(desk, bot);
  await checkEnding(bot);
  await desk.start();
  await everythingArrived(desk, words);
});

test("a full disk stops the process unconfirmed; with room again every message arrives", async (t) => {
  const desk = await openProcessDesk(t);
  const disk = mkdtempSync(join(tmpdir(), "topicdesk-disk-"));
  const isMounted = mountDisk(disk);
  t.after(() => {
    if (isMounted) runAsRoot("umount", "--lazy", disk);
    rmdirSync(disk);
  });
  if (!isMounted) return t.skip("only root can mount a small disk");
  const env = { DATA_DIR: disk };
  const first = desk.launch(env);
  await first.works();
  await desk.olga.inGeneral(desk.forum).writes("/setup");
  await desk.olga.inGeneral(desk.forum).sees("Всё готово");
  const ballast = join(disk, "ballast");
  const anna = desk.telegram.client("Анна");
  await anna.writes("пока есть место");
  await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^пока есть место$/);
  fill(ballast);
  const words = await writeUntilItEnds(desk, first);
  await checkEnding(first);

  // A bot that starts too early says the same and takes no update.
  const waiting = desk.telegram.bot.queue.length;
  const second = desk.launch(env);
  assert.deepEqual(await second.ends(), { code: 1, signal: null });
  assertOneSentence(second, /Topicdesk остановлен: диск не принимает запись|Не получается писать в /);
  assert.equal(desk.telegram.bot.queue.length, waiting);

  rmSync(ballast);
  const third = desk.launch(env);
  await third.works();
  await everythingArrived(desk, words);
  const { code } = await third.terminate();
  assert.equal(code, 0);
});

/** Clients write until the bot has ended. Returns all their messages. */
async function writeUntilItEnds({ telegram }: ProcessDesk, bot: BotProcess): Promise<string[]> {
  const clients = [telegram.client("Вера"), telegram.client("Глеб"), telegram.client("Дина")];
  const words: string[] = [];
  while (bot.ending === undefined) {
    for (const client of clients) {
      words.push(`сообщение ${words.length + 1} ${"о том, что случилось; ".repeat(20)}`.trim());
      await client.writes(words.at(-1)!);
    }
    const { length } = telegram.bot.queue;
    await until(() => telegram.bot.queue.length < length || bot.ending !== undefined, "the bot does nothing");
  }
  return words;
}

async function checkEnding(bot: BotProcess): Promise<void> {
  assert.deepEqual(await bot.ends(), { code: 1, signal: null });
  assertOneSentence(bot, /^Topicdesk остановлен: диск не принимает запись \(.+\)\. Освободите место/);
}

function assertOneSentence(bot: BotProcess, sentence: RegExp): void {
  assert.equal(bot.err.length, 1, bot.err.join("\n"));
  assert.match(bot.err[0]!, sentence);
}

async function everythingArrived(desk: ProcessDesk, words: string[]): Promise<void> {
  const arrived = () => new Set([...desk.forum.chat.messages.values()].map(({ content }) => content.text));
  await until(() => arrived().isSupersetOf(new Set(words)), "something that was written does not arrive");
}

function mountDisk(path: string): boolean {
  try {
    runAsRoot("mount", "-t", "tmpfs", "-o", "size=2m", "topicdesk-test", path);
    return true;
  } catch {
    return false;
  }
}

/** Fills the disk completely. */
function fill(path: string): void {
  for (const size of [65_536, 4_096]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: "a" });
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, "ENOSPC");
    }
  }
}

function runAsRoot(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: "ignore" });
}
