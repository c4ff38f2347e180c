import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import Sqlite from "better-sqlite3";
import { repository, type Said, Server, stateOf } from "./server.ts";

test("a new version that works takes the place of the former one, and the copy joins the bot's own", async (t) => {
  const desk = open(t);
  const { code, text } = await desk.upgrade({ migrates: true });
  assert.equal(code, 0, text);
  assert.match(text, /было 0\.1\.0, стало 0\.2\.0/);
  assert.doesNotMatch(text, /systemctl enable/);
  assert.equal(desk.version(), "0.2.0");
  const [copy, ...others] = readdirSync(join(desk.server.data, "backups"));
  assert.match(copy!, /^topicdesk-\d{4}-\d\d-\d\d-before-upgrade-26\.db$/);
  assert.deepEqual(others, []);
  assert.deepEqual(desk.leftovers(), []);
  assert.deepEqual(desk.updates(), [1, 2]);
});

test("settings that an editor has put in the place of the link are not lost with the former version", async (t) => {
  const desk = open(t);
  desk.server.write("opt/topicdesk/.env", "PORT=8080\n");
  const before = desk.server.tree();
  const { code, text } = await desk.server.run("upgrade", ["any.tar.gz"], desk.env);
  assert.equal(code, 1);
  assert.match(text, /а не ссылка на настройки.*Ничего не изменено/);
  assert.deepEqual(desk.server.tree(), before);
});

test("a service that does not start with the server is not left so in silence", async (t) => {
  const desk = open(t);
  desk.server.switchOff();
  const { code, text } = await desk.upgrade({});
  assert.equal(code, 0, text);
  assert.match(text, /сам не запустится.*systemctl enable topicdesk/);
});

for (const [fails, promise] of [
  ["at start", "a new version that migrates and does not start: the former one and its data are back"],
  [
    "held",
    "a new version that migrates, starts and fails while it is watched has taken nothing in: all goes back",
  ],
] as const)
  test(promise, async (t) => {
    const desk = open(t);
    const before = desk.bytes();
    const { code, text } = await desk.upgrade({ migrates: true, fails });
    assert.equal(code, 1);
    assert.match(text, /Прежняя версия снова работает.*ничего не потеряно/);
    assert.equal(desk.version(), "0.1.0");
    assert.ok(desk.bytes().equals(before), "the data are not those from before");
    assert.deepEqual(desk.leftovers(), []);
  });

test("what came in before it failed stays, when the former version can read it", async (t) => {
  const desk = open(t);
  const { code, text } = await desk.upgrade({ fails: "released" });
  assert.equal(code, 1, text);
  assert.equal(desk.version(), "0.1.0");
  assert.deepEqual(desk.updates(), [1, 2]);
  assert.deepEqual(desk.leftovers(), []);
});

test("what came in before it failed is not given up for data that the former version can read", async (t) => {
  const desk = open(t);
  const before = desk.bytes();
  const { code, text } = await desk.upgrade({ migrates: true, fails: "released" });
  assert.equal(code, 1);
  assert.match(text, /уже приняла сообщения/);
  assert.equal(desk.version(), "0.2.0");
  assert.deepEqual(desk.updates(), [1, 2]);
  assert.ok(readFileSync(join(desk.server.data, "before-upgrade/topicdesk.db")).equals(before));
  assert.ok(existsSync(`${desk.server.code}.previous/package.json`));
  assert.equal(desk.server.noted.at(-1), "systemctl start --no-block topicdesk");
  const again = await desk.upgrade({});
  assert.equal(again.code, 1);
  assert.match(again.text, /Осталась копия от прошлого неудачного обновления/);
});

test("after a power cut while the new version is watched the next run goes back", async (t) => {
  const desk = open(t);
  const before = desk.bytes();
  await desk.upgrade({ migrates: true, kills: "at start" });
  assert.equal(desk.version(), "0.2.0");
  const { code, text } = await desk.server.run("upgrade", [], desk.env);
  assert.equal(code, 1);
  assert.match(text, /Прошлое обновление прервалось/);
  assert.equal(desk.version(), "0.1.0");
  assert.ok(desk.bytes().equals(before));
  assert.deepEqual(desk.leftovers(), []);
});

test("after a power cut the new version that has begun to work stays, and the next run only tidies up", async (t) => {
  const desk = open(t);
  await desk.upgrade({ migrates: true, kills: "released" });
  assert.equal(desk.version(), "0.2.0");
  const { code, text } = await desk.server.run("upgrade", [], desk.env);
  assert.equal(code, 0, text);
  assert.match(text, /Прошлое обновление прервалось.*Новая версия уже работает: 0\.2\.0/s);
  assert.equal(desk.version(), "0.2.0");
  assert.deepEqual(desk.updates(), [1, 2]);
  assert.match(readdirSync(join(desk.server.data, "backups")).join(), /^[^,]+-before-upgrade-26\.db$/);
  assert.deepEqual(desk.leftovers(), []);
});

test("marks of updates that went meanwhile, as they do after two days, are no messages taken in", async (t) => {
  const desk = open(t);
  const before = desk.bytes();
  const { code } = await desk.upgrade({ migrates: true, forgets: true, fails: "at start" });
  assert.equal(code, 1);
  assert.equal(desk.version(), "0.1.0");
  assert.ok(desk.bytes().equals(before));
});

test("what is no new version changes nothing, and the bot is not stopped for it", async (t) => {
  const desk = open(t);
  const whole = readFileSync(desk.pack({}));
  desk.server.write("cut.tar.gz", "");
  writeFileSync(desk.server.at("cut.tar.gz"), whole.subarray(0, whole.length / 2));
  desk.server.write("other.txt", "nothing");
  execFileSync("tar", ["-czf", desk.server.at("other.tar.gz"), "-C", desk.server.root, "other.txt"]);
  const cases: [args: string[], says: RegExp][] = [
    [["absent.tar.gz"], /Файла .*absent\.tar\.gz нет/],
    [["cut.tar.gz"], /не архив Topicdesk, или он повреждён/],
    [["other.tar.gz"], /не архив Topicdesk, или он повреждён/],
    [[], /не из git/],
  ];
  for (const [args, says] of cases) {
    const { code, text } = await desk.server.run("upgrade", args, desk.env);
    assert.equal(code, 1, text);
    assert.match(text, says);
    assert.equal(desk.version(), "0.1.0");
    assert.deepEqual(desk.leftovers(), []);
  }
  assert.deepEqual(desk.server.noted, []);
});

type Moment = "at start" | "held" | "released";

/** What the new version does. It takes in an update as soon as it may. */
interface NewVersion {
  migrates?: boolean;
  forgets?: boolean;
  /** When systemd sees it ending. */
  fails?: Moment;
  /** When the power goes. */
  kills?: Moment;
}

function open(t: TestContext): {
  server: Server;
  env: Record<string, string>;
  upgrade: (version: NewVersion) => Promise<Said>;
  pack: (version: NewVersion) => string;
  version: () => string;
  bytes: () => Buffer;
  updates: () => number[];
  leftovers: () => string[];
} {
  const server = new Server(t);
  cpSync(join(repository, "src"), join(server.code, "src"), { recursive: true });
  server.write("etc/systemd/system/topicdesk.service", "# Installed by scripts/install.sh\n");
  mkdirSync(server.data);
  const path = join(server.data, "topicdesk.db");
  const database = new Sqlite(path);
  database.pragma("journal_mode = WAL");
  database.exec("CREATE TABLE seen_updates (update_id INTEGER PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT");
  database.exec("INSERT INTO seen_updates VALUES (1, 1000)");
  database.pragma("user_version = 26");
  database.close();
  const env = { LANGUAGE: "ru", DATA_DIR: server.data };

  const pack = ({ migrates, forgets, fails, kills }: NewVersion) => {
    const folder = server.at("release/topicdesk-0.2.0");
    for (const name of ["src", "scripts", "package.json", "package-lock.json", ".npmrc"])
      cpSync(join(repository, name), join(folder, name), { recursive: true });
    const manifest = join(folder, "package.json");
    writeFileSync(
      manifest,
      readFileSync(manifest, "utf8").replace('"version": "0.1.0"', '"version": "0.2.0"'),
    );
    // Looked at every second, so what is not new is told without Node.
    const bot = `#!/bin/bash
moment=released
if [ -e ${join(server.data, "upgrading")} ]; then moment=held; fi
mkdir -p ${server.at("moments")}
if [ -e "${server.at("moments")}/$moment$1" ]; then exit; fi
touch "${server.at("moments")}/$moment$1"
exec ${process.execPath} ${join(server.code, "bot.mjs")} $moment "$@"
`;
    const deeds = `
import { writeFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
const [, , place, start] = process.argv;
const moment = start === undefined ? place : "at start";
const database = new Sqlite(${JSON.stringify(path)});
if (moment === "at start" && ${migrates === true})
  database.exec("CREATE TABLE more (id INTEGER) STRICT; PRAGMA user_version = 27");
if (moment === "at start" && ${forgets === true}) database.exec("DELETE FROM seen_updates");
if (place === "released") database.exec("INSERT INTO seen_updates VALUES (2, 2000)");
database.close();
const end = ${JSON.stringify(stateOf("auto-restart"))};
if (moment === ${JSON.stringify(fails)}) writeFileSync(import.meta.dirname + "/state", end);
if (moment === ${JSON.stringify(kills)}) process.kill(Number(process.env.CALLER), "SIGKILL");
`;
    writeFileSync(join(folder, "bot"), bot);
    writeFileSync(join(folder, "bot.mjs"), deeds);
    chmodSync(join(folder, "bot"), 0o755);
    const archive = server.at("new.tar.gz");
    execFileSync("tar", ["-czf", archive, "-C", server.at("release"), "topicdesk-0.2.0"]);
    return archive;
  };
  return {
    server,
    env,
    pack,
    upgrade: (version) => server.run("upgrade", [pack(version)], env),
    version: () =>
      (JSON.parse(readFileSync(join(server.code, "package.json"), "utf8")) as { version: string }).version,
    bytes: () => readFileSync(path),
    updates() {
      const present = new Sqlite(path, { readonly: true });
      try {
        return present.prepare("SELECT update_id FROM seen_updates ORDER BY 1").pluck().all() as number[];
      } finally {
        present.close();
      }
    },
    leftovers: () => [
      ...readdirSync(server.at("opt")).filter((name) => name !== "topicdesk"),
      ...readdirSync(server.at("var/lib")).filter(
        (name) => !["topicdesk", "topicdesk-upgrade.lock"].includes(name),
      ),
      ...readdirSync(server.data).filter((name) => !/^topicdesk\.db|^backups$/.test(name)),
    ],
  };
}
