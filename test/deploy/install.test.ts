import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { startTelegram } from "../telegram/actors.ts";
import { repository, Server } from "./server.ts";
import { findFreePort } from "../support/port.ts";

const link = "https://t.me/topicdesk_bot?start=claim_abc-DEF_123";

test("the help is in the reader's language, and what nobody knows is refused", async (t) => {
  const server = new Server(t);
  const english = await server.run("install", ["--help"]);
  assert.equal(english.code, 0);
  assert.match(english.text, /--dry-run/);
  const russian = await server.run("install", ["--help"], { LANG: "ru_RU.UTF-8" });
  assert.match(russian.text, /--uninstall {2}убрать программу/);
  assert.equal((await server.run("install", ["--frobnicate"])).code, 2);
});

test("a dry run needs no rights, names what would change, and changes nothing", async (t) => {
  const server = new Server(t);
  server.program("id", "echo 1000");
  const before = server.tree();
  const { code, text } = await server.run("install", ["--dry-run"]);
  assert.equal(code, 0);
  for (const path of [server.code, server.settings, server.data, server.unit]) assert.ok(text.includes(path));
  assert.deepEqual(server.tree(), before);
  assert.deepEqual(server.noted, []);
});

test("an installation asks Telegram, closes the settings to others, starts the service and gives the link", async (t) => {
  const { server, env } = await open(t);
  server.service("active", `@topicdesk_bot работает\nОткройте ссылку: ${link}\n`);
  const { code, text } = await server.run("install", [], env);
  assert.equal(code, 0, text);
  assert.ok(text.includes(link));
  assert.match(text, /Готово: @\w+ работает/);
  assert.equal(statSync(server.settings).mode & 0o777, 0o600);
  const expected = [
    `BOT_TOKEN=${env.BOT_TOKEN}`,
    "LANGUAGE=ru",
    "TIME_ZONE=Europe/Moscow",
    `TELEGRAM_API_ROOT=${env.TELEGRAM_API_ROOT}`,
    "DATA_DIR=/var/lib/topicdesk",
    "",
  ];
  assert.equal(readFileSync(server.settings, "utf8"), expected.join("\n"));
  assert.equal(readlinkSync(join(server.code, ".env")), "/etc/topicdesk/topicdesk.env");
  assert.equal(
    readlinkSync(server.at("usr/local/bin/topicdesk")),
    "/opt/topicdesk/scripts/deploy/topicdesk.sh",
  );
  assert.equal(
    readFileSync(server.unit, "utf8"),
    readFileSync(join(repository, "scripts/systemd/topicdesk.service"), "utf8"),
  );
  assert.deepEqual(
    server.noted.filter((line) => /^(useradd|systemctl (enable|restart))/.test(line)).length,
    3,
    server.noted.join("\n"),
  );
  assert.ok(!`${text}${server.noted.join("\n")}`.includes(env.BOT_TOKEN), "the token is shown");
});

test("a second run keeps the settings, whatever the environment says", async (t) => {
  const { server, env } = await open(t);
  await server.run("install", [], env);
  const before = server.tree();
  const { code, text } = await server.run("install", [], { ...env, LANGUAGE: "en", BOT_TOKEN: "other" });
  assert.equal(code, 0, text);
  assert.deepEqual(server.tree(), before);
});

test("settings that somebody has edited are read as the bot reads them", async (t) => {
  const { server, env } = await open(t);
  const lines = [
    `BOT_TOKEN = "${env.BOT_TOKEN}"  `,
    `TELEGRAM_API_ROOT='${env.TELEGRAM_API_ROOT}'`,
    "LANGUAGE=ru",
  ];
  server.write("etc/topicdesk/topicdesk.env", `${lines.join("\r\n")}\r\n`);
  const { code, text } = await server.run("install", []);
  assert.equal(code, 0, text);
});

test("settings that came by hand get the server's zone, which then moves along, and the team's language is spoken", async (t) => {
  const { server, env } = await open(t);
  symlinkSync("/usr/share/zoneinfo/Asia/Omsk", server.at("etc/localtime"));
  const lines = [
    `BOT_TOKEN=${env.BOT_TOKEN}`,
    "#TIME_ZONE=Europe/Moscow",
    "LANGUAGE=ru",
    `TELEGRAM_API_ROOT=${env.TELEGRAM_API_ROOT}`,
  ];
  // Its editor has left the last line open.
  server.write("etc/topicdesk/topicdesk.env", lines.join("\n"));
  const { code, text } = await server.run("install", []);
  assert.equal(code, 0, text);
  assert.match(text, /Готово: @\w+ работает/);
  const written = [...lines, "TIME_ZONE=Asia/Omsk", "DATA_DIR=/var/lib/topicdesk", ""];
  assert.equal(readFileSync(server.settings, "utf8"), written.join("\n"));
});

test("everybody may read the program and nobody but root change it, whatever the shell and the clone were like", async (t) => {
  const { server, env } = await open(t);
  const script = join(server.code, "scripts/restore.ts");
  chmodSync(join(server.code, "scripts"), 0o700);
  chmodSync(script, 0o660);
  const { code, text } = await server.run("install", [], env);
  assert.equal(code, 0, text);
  assert.equal(statSync(join(server.code, "scripts")).mode & 0o777, 0o755);
  assert.equal(statSync(script).mode & 0o777, 0o644);
  assert.ok(server.noted.includes(`chown -R root:root ${server.code}`));
});

test("what is in the way is named, and nothing is changed", async (t) => {
  const { server, env } = await open(t);
  const other = createServer();
  const port = await findFreePort();
  await new Promise<void>((resolve) => void other.listen(port, "127.0.0.1", resolve));
  t.after(() => void other.close());
  const cases: [why: string, settings: Record<string, string>, says: RegExp][] = [
    ["no token", { BOT_TOKEN: "" }, /Нет токена/],
    ["no token at all", { BOT_TOKEN: "abc" }, /не похоже на токен/],
    ["a token of nobody's", { BOT_TOKEN: `12345678:${"A".repeat(35)}` }, /не принимает этот токен/],
    [
      "no Telegram",
      { TELEGRAM_API_ROOT: `http://127.0.0.1:${await findFreePort()}` },
      /Не получается связаться/,
    ],
    ["no address", { TELEGRAM_API_ROOT: "ftp://example.org" }, /TELEGRAM_API_ROOT — не адрес/],
    ["a port in use", { PORT: String(port) }, new RegExp(`Порт ${port} уже занят`)],
    ["a line in a setting", { ADMIN_IDS: "1\nBOT_TOKEN=x" }, /В ADMIN_IDS есть лишние знаки/],
  ];
  const before = server.tree();
  for (const [why, settings, says] of cases) {
    const { code, text } = await server.run("install", [], { ...env, ...settings });
    assert.equal(code, 1, why);
    assert.match(text, says, why);
    assert.deepEqual(server.tree(), before, why);
  }
  assert.deepEqual(
    server.noted.filter((line) => !line.startsWith("systemctl is-active")),
    [],
  );
});

test("a server that does not do is left as it is", async (t) => {
  const cases: [why: string, change: (server: Server) => void, says: RegExp][] = [
    ["no root", (server) => server.program("id", "echo 1000"), /This needs root/],
    ["no systemd", (server) => rmSync(server.at("run"), { recursive: true }), /does not run systemd/],
    ["old", (server) => server.write("etc/os-release", 'ID=debian\nVERSION_ID="11"\n'), /this is debian 11/],
    ["another", (server) => server.write("etc/os-release", "ID=alpine\n"), /this is alpine/],
    ["a processor", (server) => server.program("uname", "echo riscv64"), /processor riscv64/],
    ["full", (server) => server.program("df", "echo; echo a b c 2048"), /has 2 MB free/],
    ["by hand", (server) => server.write("opt/topicdesk/data/topicdesk.db", ""), /set up here by hand/],
    [
      "a unit by hand",
      (server) => server.write("etc/systemd/system/topicdesk.service", "[Unit]\n"),
      /by hand/,
    ],
  ];
  for (const [why, change, says] of cases) {
    const server = new Server(t);
    change(server);
    const before = server.tree();
    const { code, text } = await server.run("install", [], { LANGUAGE: "en" });
    assert.equal(code, 1, why);
    assert.match(text, says, why);
    assert.deepEqual(server.tree(), before, why);
    assert.deepEqual(server.noted, [], why);
  }
});

test("a clock that is wrong by a day stops the installation", async (t) => {
  const { server, env } = await open(t);
  server.program(
    "date",
    `case $* in +%s) echo $(($(/bin/date +%s) - 86400)) ;; *) exec /bin/date "$@" ;; esac`,
  );
  const before = server.tree();
  const { code, text } = await server.run("install", [], env);
  assert.equal(code, 1);
  assert.match(text, /Часы этого сервера .* неверно.*timedatectl set-ntp true/s);
  assert.deepEqual(server.tree(), before);
});

test("a bot that does not start is switched off, and its own words are shown", async (t) => {
  const { server, env } = await open(t);
  server.service("auto-restart", '{"level":50}\nПорт 8080 на 127.0.0.1 уже занят другой программой.\n');
  const { code, text } = await server.run("install", [], env);
  assert.equal(code, 1);
  assert.match(text, /Порт 8080 .* занят/);
  assert.doesNotMatch(text, /level/);
  assert.match(text, /Бот не запустился/);
  assert.ok(server.noted.some((line) => /^systemctl disable .*--now topicdesk/.test(line)));
});

test("removed, the data and the settings stay, and it says where", async (t) => {
  const { server, env } = await open(t);
  await server.run("install", [], env);
  mkdirSync(server.data);
  server.write("var/lib/topicdesk/topicdesk.db", "conversations");
  const { code, text } = await server.run("install", ["--uninstall"], { LANG: "ru_RU.UTF-8" });
  assert.equal(code, 0, text);
  for (const path of [server.code, server.unit, server.at("usr/local/bin/topicdesk")])
    assert.ok(!existsSync(path), path);
  assert.equal(server.read("var/lib/topicdesk/topicdesk.db"), "conversations");
  assert.ok(existsSync(server.settings));
  assert.ok(text.includes(server.data) && text.includes(server.settings));
});

test("the service starts like npm start, and may do little else", () => {
  const unit = readFileSync(join(repository, "scripts/systemd/topicdesk.service"), "utf8");
  const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const lines = new Set(unit.split("\n"));
  const wanted = [
    `ExecStart=/opt/topicdesk/node_modules/.bin/${scripts["start"]}`,
    "Type=notify",
    "Restart=always",
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "PrivateTmp=yes",
    "StateDirectory=topicdesk",
    "MemoryMax=768M",
    "WatchdogSec=300",
    "CapabilityBoundingSet=",
    // Of @resources this alone, see src/report/worker.ts.
    "SystemCallFilter=setpriority",
  ];
  assert.deepEqual(
    wanted.filter((line) => !lines.has(line)),
    [],
  );
});

async function open(t: TestContext): Promise<{
  server: Server;
  env: { BOT_TOKEN: string; LANGUAGE: string; TIME_ZONE: string; TELEGRAM_API_ROOT: string };
}> {
  const telegram = await startTelegram({});
  t.after(() => telegram.stop());
  return {
    server: new Server(t),
    env: {
      BOT_TOKEN: telegram.bot.token,
      LANGUAGE: "ru",
      TIME_ZONE: "Europe/Moscow",
      TELEGRAM_API_ROOT: telegram.apiRoot,
    },
  };
}
