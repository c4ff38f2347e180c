import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test, type TestContext } from "node:test";
import { startTelegram } from "../telegram/actors.ts";
import { Server } from "./server.ts";
import { Terminal } from "./terminal.ts";

const language = /Язык \/ Language: ru, en \[ru\]: $/;
const token = /на экране его не видно\):\r\n$/;
const zone = /Часовой пояс \[Europe\/Moscow\]: $/;

test("it asks for language, token and zone; wrong answers are asked again, and the screen never shows a token", async (t) => {
  const { server, terminal, telegram } = await open(t);
  await terminal.at(language, "de\r");
  await terminal.at(language, "\r");
  await terminal.at(token, `12345678:${"A".repeat(35)}\r`);
  await terminal.at(zone, "Europe/Moskva\r");
  await terminal.at(zone, "Asia/Yekaterinburg\r");
  await terminal.at(/Telegram не принимает этот токен.*на экране его не видно\):\r\n$/s, "not a token\r");
  await terminal.at(/не похоже на токен бота.*на экране его не видно\):\r\n$/s, `${telegram.bot.token}\r`);
  assert.deepEqual(await terminal.ends(), { code: 0, echoes: true }, terminal.seen);
  assert.match(terminal.seen, /Готово: @\w+ работает/);
  assert.match(terminal.seen, /Такого часового пояса нет: Europe\/Moskva/);
  for (const secret of [telegram.bot.token, "A".repeat(35), "not a token"])
    assert.ok(!terminal.seen.includes(secret), "a token is shown");
  assert.deepEqual(readFileSync(server.settings, "utf8").split("\n").slice(0, 3), [
    `BOT_TOKEN=${telegram.bot.token}`,
    "LANGUAGE=ru",
    "TIME_ZONE=Asia/Yekaterinburg",
  ]);
});

test("Ctrl+C and the end of input at each question change nothing, and the terminal echoes again", async (t) => {
  const answers: [question: RegExp, answer: string][] = [
    [language, "\r"],
    [token, `12345678:${"A".repeat(35)}\r`],
    [zone, "\r"],
    [/Telegram не принимает этот токен.*на экране его не видно\):\r\n$/s, ""],
  ];
  for (const [asked] of answers.entries())
    for (const [key, code] of [
      ["\x03", 130],
      ["\x04", 1],
    ] as const) {
      const { server, terminal } = await open(t);
      const before = server.tree();
      for (const [question, answer] of answers.slice(0, asked)) await terminal.at(question, answer);
      await terminal.at(answers[asked]![0], key);
      assert.deepEqual(await terminal.ends(), { code, echoes: true }, terminal.seen);
      if (code === 1) assert.match(terminal.seen, /Ничего не изменено/);
      assert.deepEqual(server.tree(), before);
      assert.deepEqual(
        server.noted.filter((line) => !line.startsWith("systemctl is-active")),
        [],
      );
    }
});

async function open(t: TestContext) {
  const telegram = await startTelegram({});
  t.after(() => telegram.stop());
  const server = new Server(t);
  for (const name of ["Europe/Moscow", "Asia/Yekaterinburg"]) server.write(`usr/share/zoneinfo/${name}`, "");
  const env = { TELEGRAM_API_ROOT: telegram.apiRoot, LANG: "ru_RU.UTF-8" };
  const terminal = new Terminal(server.command("install"), { ...server.environment, ...env });
  t.after(() => terminal.kill());
  return { server, terminal, telegram };
}
