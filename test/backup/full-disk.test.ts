import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Copies } from "../../src/store/backup/copies.ts";
import { openProcessDesk } from "../durability/process-desk.ts";
import { openDesk } from "../support/desk.ts";

/** Plays with the folder of copies on a small disk of its own, as some people have it. False where only root could do that. */
async function onSmallDisk(dataDir: string, play: (folder: string) => Promise<void>): Promise<boolean> {
  const folder = join(dataDir, "backups");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    runAsRoot("mount", ["-t", "tmpfs", "-o", "size=128k", "topicdesk-test", folder]);
  } catch {
    return false;
  }
  try {
    await play(folder);
  } finally {
    runAsRoot("umount", ["--lazy", folder]);
  }
  return true;
}

const never = () => assert.fail("there is no copy");
const noRoom = /full|ENOSPC|no space|I\/O/i;

test("a disk that becomes full during a copy leaves no part of it, an older copy stays, and the database goes on", async (t) => {
  const desk = await openDesk(t);
  const { store } = desk.app;
  const { dataDir } = desk.config;
  const isPlayed = await onSmallDisk(dataDir, async (folder) => {
    writeFileSync(join(folder, "topicdesk-2026-11-19.db"), "yesterday's");
    const copies = new Copies({ store, dataDir, freeBytes: () => Infinity });
    await assert.rejects(copies.makeNightly("2026-11-20"), noRoom);
    await assert.rejects(copies.withCopy(new AbortController().signal, never), noRoom);
    assert.deepEqual(readdirSync(folder), ["topicdesk-2026-11-19.db"]);
  });
  if (!isPlayed) return t.skip("only root can mount a small disk");
  await desk.telegram.client("Анна", { language_code: "ru" }).writes("Вопрос");
  await desk.forum.hasTopic("№1");
});

test("/backup onto a disk without room says how much is missing, and the bot goes on", async (t) => {
  const desk = await openProcessDesk(t);
  const bot = await desk.setUp();
  await desk.olga.starts();
  await desk.settles();
  const isPlayed = await onSmallDisk(desk.directory, async () => {
    await desk.olga.writes("/backup");
    await desk.olga.sees(/^Копию сделать не получилось: на диске мало места: нужно \d+ МБ, свободно 1 МБ/);
  });
  if (!isPlayed) return t.skip("only root can mount a small disk");
  await desk.telegram.client("Анна", { language_code: "ru" }).writes("Вопрос");
  await desk.forum.hasTopic("№1");
  assert.equal(bot.ending, undefined);
});

function runAsRoot(command: string, parameters: string[]): void {
  execFileSync(command, parameters, { stdio: "ignore" });
}
