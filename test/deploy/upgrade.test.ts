import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import Sqlite from "better-sqlite3";
import { repository, type Said, Server, stateOf } from "./server.ts";

test("a new version that works takes the place of the former one, and the copy joins the bot's own", async (t) => {
  const desk = open(t);
  const { code, text } = await desk.upgrade({});
  assert.equal(code, 0, text);
  assert.match(text, /было 0\.1\.0, стало 0\.2\.0/);
  assert.equal(desk.version(), "0.2.0");
  const [copy, ...others] = readdirSync(join(desk.server.data, "backups"));
  assert.match(copy!, /^topicdesk-\d{4}-\d\d-\d\d-before-upgrade-26\.db$/);
  assert.deepEqual(others, []);
  assert.deepEqual(desk.leftovers(), []);
});

test("a new version that migrates and does not start: the former one and its data are back", async (t) => {
  const desk = open(t);
  const before = desk.bytes();
  const { code, text } = await desk.upgrade({ migrates: true, starts: false });
  assert.equal(code, 1);
  assert.match(text, /Прежняя версия снова работает.*ничего не потеряно/);
  assert.equal(desk.version(), "0.1.0");
  assert.ok(desk.bytes().equals(before), "the data are not those from before");
  assert.deepEqual(desk.leftovers(), []);
});

test("what came in while it failed stays, when the former version can read it", async (t) => {
  const desk = open(t);
  const { code, text } = await desk.upgrade({ receives: true, starts: false });
  assert.equal(code, 1, text);
  assert.equal(desk.version(), "0.1.0");
  assert.deepEqual(desk.updates(), [1, 2]);
  assert.deepEqual(desk.leftovers(), []);
});

test("what came in while it failed is not given up for data that the former version can read", async (t) => {
  const desk = open(t);
  const before = desk.bytes();
  const { code, text } = await desk.upgrade({ migrates: true, receives: true, starts: false });
  assert.equal(code, 1);
  assert.match(text, /уже приняла сообщения/);
  assert.equal(desk.version(), "0.2.0");
  assert.deepEqual(desk.updates(), [1, 2]);
  assert.ok(readFileSync(join(desk.server.data, "before-upgrade/topicdesk.db")).equals(before));
  assert.ok(existsSync(`${desk.server.code}.previous/package.json`));
  assert.equal(desk.server.noted.at(-1), "systemctl start --no-block topicdesk");
});

test("after a power cut in the middle the next run goes back", async (t) => {
  const desk = open(t);
  const before = desk.bytes();
  await desk.upgrade({ migrates: true, kills: true });
  assert.equal(desk.version(), "0.2.0");
  const { code, text } = await desk.server.run("upgrade", [], desk.env);
  assert.equal(code, 1);
  assert.match(text, /Прошлое обновление прервалось/);
  assert.equal(desk.version(), "0.1.0");
  assert.ok(desk.bytes().equals(before));
  assert.deepEqual(desk.leftovers(), []);
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

/** What the new version does at its start. */
interface NewVersion {
  migrates?: boolean;
  receives?: boolean;
  /** Whether systemd hears that it works. */
  starts?: boolean;
  /** Whether the power goes. */
  kills?: boolean;
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

  const pack = ({ migrates, receives, starts = true, kills }: NewVersion) => {
    const folder = server.at("release/topicdesk-0.2.0");
    for (const name of ["src", "scripts", "package.json", "package-lock.json", ".npmrc"])
      cpSync(join(repository, name), join(folder, name), { recursive: true });
    const manifest = join(folder, "package.json");
    writeFileSync(
      manifest,
      readFileSync(manifest, "utf8").replace('"version": "0.1.0"', '"version": "0.2.0"'),
    );
    const onStart = `#!${process.execPath}
import Sqlite from "better-sqlite3";
const database = new Sqlite(${JSON.stringify(path)});
if (${migrates === true}) database.exec("CREATE TABLE more (id INTEGER) STRICT; PRAGMA user_version = 27");
if (${receives === true}) database.exec("INSERT INTO seen_updates VALUES (2, 2000)");
database.close();
if (${kills === true}) process.kill(Number(process.env.CALLER), "SIGKILL");
`;
    writeFileSync(join(folder, "on-start"), onStart);
    chmodSync(join(folder, "on-start"), 0o755);
    if (!starts) writeFileSync(join(folder, "state"), stateOf("auto-restart"));
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
