import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { plain } from "../../src/text/text.ts";
import { version } from "../../src/version.ts";
import { openDesk } from "../support/desk.ts";

const root = join(import.meta.dirname, "../..");

test("topicdesk --version says the version of package.json and starts nothing; whatever else stands there is answered", () => {
  const { version: written, bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    version: string;
    bin: { topicdesk: string };
  };
  assert.equal(version, written);
  const run = (...parameters: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, bin.topicdesk), ...parameters],
      {
        cwd: tmpdir(),
        env: { PATH: process.env["PATH"], LANGUAGE: "en" },
        encoding: "utf8",
      },
    );
    return { status, stdout: stdout.trimEnd(), stderr: stderr.trimEnd() };
  };
  assert.deepEqual(run("--version"), { status: 0, stdout: `topicdesk ${written}`, stderr: "" });
  assert.deepEqual(run("--versoin"), { status: 2, stdout: "", stderr: plain("en", "start-usage") });
});

test("/help tells admins, and nobody else, which version runs", async (t) => {
  const desk = await openDesk(t);
  const vera = desk.telegram.client("Вера", { language_code: "ru" });
  desk.joins(vera);
  await desk.settles();
  for (const person of [desk.olga, vera]) await person.writes("/help");
  await desk.olga.sees(`\nВерсия программы: Topicdesk ${version}`);
  await vera.sees("Здесь бот присылает вам уведомления");
  await desk.settles();
  assert.ok(!vera.messages.some(({ content }) => content.text?.includes(version)));
});
