import assert from "node:assert/strict";
import { connect } from "node:net";
import { test, type TestContext } from "node:test";
import Sqlite from "better-sqlite3";
import { deriveSecret } from "../../src/telegram/webhook.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, type DeskOptions, openDesk, until } from "../support/desk.ts";
import { findFreePort } from "../support/port.ts";
import { rawCaller } from "../telegram/raw-call.ts";

test("with a webhook clients and managers talk as with polling, and nothing is polled", async (t) => {
  const { desk } = await open(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("раз");
  await anna.writes("два");
  const topic = desk.boris.in(await desk.forum.hasTopic(/Анна/));
  await topic.sees(/^два$/);
  await topic.writes("ответ");
  await anna.sees(/^ответ$/);
  assert.equal(desk.telegram.calls.count("getUpdates"), 0);
  const [set, ...others] = desk.telegram.calls.of("setWebhook");
  assert.deepEqual(others, []);
  assert.equal(set?.parameters["url"], `${publicUrl}/telegram`);
  assert.match(JSON.stringify(set?.parameters["allowed_updates"]), /chat_member/);
});

test("a public URL may have a path, and the proxy may leave it in front or take it away", async (t) => {
  for (const keeps of [true, false]) {
    const { desk, address } = await open(t, { path: "/desk" });
    const { world } = desk.telegram;
    world.proxies.clear();
    world.proxies.set(`${publicUrl}/desk`, keeps ? `${address}/desk` : address);
    await desk.telegram.client("Анна").writes("раз");
    await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^раз$/);
    await desk.stop();
  }
});

test("a wrong secret is refused before its body is read", async (t) => {
  const { desk, port, post } = await open(t);
  for (const secret of [undefined, "", "x", desk.config.botToken, `${deriveSecret(desk.config.botToken)}x`])
    assert.equal((await post(written(desk, 1), secret)).status, 401);
  // The body never comes.
  const answer = await raw(port, "POST /telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{");
  assert.match(answer, /^HTTP\/1\.1 401 /);
  assert.doesNotMatch(answer, /[0-9a-f]{64}/);
});

test("what is no update is refused and changes nothing", async (t) => {
  const { desk, address, port, post } = await open(t);
  const secret = deriveSecret(desk.config.botToken);
  const before = messagesIn(desk);
  for (const body of [
    "",
    "x",
    "null",
    "[]",
    "{}",
    '{"update_id":"1"}',
    '{"update_id":1.5}',
    '{"update_id":1',
  ])
    assert.equal((await post(body, secret)).status, 400, body);
  const form = new FormData();
  form.set("update_id", "1");
  const headers = { "x-telegram-bot-api-secret-token": secret };
  assert.equal((await fetch(`${address}/telegram`, { method: "POST", body: form, headers })).status, 400);
  for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
    const response = await fetch(`${address}/telegram`, { method, headers });
    assert.equal(response.status, 405, method);
    assert.equal(response.headers.get("allow"), "POST");
  }
  assert.match(await raw(port, "\x16\x03\x01 это не HTTP\r\n\r\n"), /^HTTP\/1\.1 400 /);
  assert.deepEqual(messagesIn(desk), before);
  // Whatever its type says, an update is an update.
  const type = { ...headers, "content-type": "text/plain" };
  const taken = await fetch(`${address}/telegram`, {
    method: "POST",
    body: '{"update_id":1}',
    headers: type,
  });
  assert.equal(taken.status, 200);
});

test("a body over 1 MB is refused, with its length or without, and the bot goes on", async (t) => {
  const { desk, port, address, post } = await open(t);
  const secret = deriveSecret(desk.config.botToken);
  const large = JSON.stringify({ update_id: 1, text: "x".repeat(10 * 1024 * 1024) });
  assert.equal(await statusOf(post(large, secret)), 413);
  const head = `POST /telegram HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: ${secret}\r\n`;
  assert.match(await raw(port, `${head}Content-Length: 10485760\r\n\r\n{`), /^HTTP\/1\.1 413 /);
  const chunk = `40000\r\n${"x".repeat(0x40000)}\r\n`;
  const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(5)}0\r\n\r\n`;
  assert.match(await raw(port, chunked), /^HTTP\/1\.1 413 /);
  assert.equal((await post(JSON.stringify({ update_id: 1, text: "x".repeat(900_000) }), secret)).status, 200);
  assert.equal((await fetch(`${address}/healthz`)).status, 200);
});

test("a body that never ends is cut off after ten seconds", async (t) => {
  const { desk, port } = await open(t);
  const secret = deriveSecret(desk.config.botToken);
  const head = `POST /telegram HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: ${secret}\r\n`;
  const startedAt = performance.now();
  assert.match(await raw(port, `${head}Content-Length: 1000\r\n\r\n{`), /^(HTTP\/1\.1 408 .*|$)/s);
  const seconds = (performance.now() - startedAt) / 1_000;
  assert.ok(seconds > 9 && seconds < 30, `${seconds} s`);
});

test("an update that was seen before is answered 200 and does nothing again", async (t) => {
  const { desk, post } = await open(t);
  const secret = deriveSecret(desk.config.botToken);
  const anna = desk.telegram.client("Анна");
  await anna.writes("раз");
  await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^раз$/);
  const update = written(desk, 7_000, "два");
  assert.deepEqual(
    (await Promise.all([post(update, secret), post(update, secret)])).map(({ status }) => status),
    [200, 200],
  );
  assert.equal((await post(update, secret)).status, 200);
  assert.deepEqual(messagesIn(desk), ["раз", "два"]);
});

test("updates that come side by side in any order are taken in theirs, in few transactions", async (t) => {
  const clock = new TestClock();
  const { desk, post } = await open(t, { clock });
  const secret = deriveSecret(desk.config.botToken);
  const first = await lasts(clock, post(written(desk, 900_000_000, "слово 0"), secret));
  assert.equal(first.status, 200);
  const words = Array.from({ length: 20 }, (_, index) => `слово ${index}`);
  // The clock stands still now, so none of them may go before its turn.
  const updates = words.slice(1).map((word, index) => written(desk, 900_000_001 + index, word));
  const shuffled = [...updates].sort((a, b) => a.length - b.length || (a < b ? 1 : -1));
  const answers = await Promise.all(shuffled.map((update) => post(update, secret)));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.deepEqual(messagesIn(desk), words);
});

test("an update whose predecessor does not come waits for it a little, not for ever", async (t) => {
  const { desk, post } = await open(t);
  const secret = deriveSecret(desk.config.botToken);
  assert.equal((await post(written(desk, 900_000_000, "раз"), secret)).status, 200);
  const third = post(written(desk, 900_000_002, "три"), secret);
  const second = await post(written(desk, 900_000_001, "два"), secret);
  assert.deepEqual([second.status, (await third).status], [200, 200]);
  assert.deepEqual(messagesIn(desk), ["раз", "два", "три"]);
  assert.equal((await post(written(desk, 900_000_009, "девять"), secret)).status, 200);
  // One that Telegram had held back.
  assert.equal((await post(written(desk, 900_000_005, "пять"), secret)).status, 200);
  assert.deepEqual(messagesIn(desk), ["раз", "два", "три", "девять", "пять"]);
});

test("when the database does not take an update it is not answered 200, and comes again", async (t) => {
  const { desk } = await open(t);
  const database = new Sqlite(`${desk.config.dataDir}/topicdesk.db`);
  t.after(() => database.close());
  // Neither can the update be kept as one that failed.
  database.exec(
    `CREATE TRIGGER trip BEFORE INSERT ON seen_updates BEGIN SELECT RAISE (ABORT, 'tripped'); END`,
  );
  const anna = desk.telegram.client("Анна");
  await anna.writes("не потеряется");
  await until(() => desk.told.some((line) => line.includes("внутренней ошибки")), "nothing is told");
  assert.equal(desk.telegram.bot.queue.length, 1);
  database.exec("DROP TRIGGER trip");
  await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^не потеряется$/);
});

test("health: an error of Telegram's makes the bot unwell, an update that arrives makes it well", async (t) => {
  const clock = new TestClock();
  const { desk, address, health } = await open(t, { clock });
  assert.deepEqual(await health(), [200, undefined]);
  const { proxies } = desk.telegram.world;
  proxies.clear();
  await desk.telegram.client("Анна").writes("мимо");
  await until(() => desk.telegram.bot.webhook?.lastError !== undefined, "Telegram does not try");
  clock.advance(60_000);
  await becomes(health, /Telegram cannot deliver updates \(1 wait\): Connection refused/);
  proxies.set(publicUrl, address);
  clock.advance(60_000);
  await becomes(health, undefined);
  clock.advance(60_000);
  await becomes(health, undefined);
});

test("health: while Telegram does not take the address the bot is unwell and says so to its operator", async (t) => {
  const clock = new TestClock();
  const { desk, health } = await open(t, { clock });
  clock.advance(1_000);
  await desk.stop();
  const { faults } = desk.telegram;
  faults.badGateway({ method: "setWebhook" });
  await desk.start();
  await until(() => desk.told.some((line) => line.includes("Telegram не принял адрес")), "nothing is told");
  await becomes(health, /the webhook cannot be set/);
  faults.heal();
  clock.advance(2_000);
  await becomes(health, undefined);
});

test("a webhook of somebody else's is replaced, the admin is told, and there is no war", async (t) => {
  const clock = new TestClock();
  const { desk } = await open(t, { clock });
  await desk.olga.starts();
  await desk.settles();
  const call = rawCaller(desk.telegram);
  const steal = () => call("setWebhook", { url: "https://other.example.org/hook" });
  const url = () => desk.telegram.bot.webhook?.settings.url;
  clock.advance(1_000);
  await steal();
  const anna = desk.telegram.client("Анна");
  await anna.writes("куда это уйдёт?");
  clock.advance(60_000);
  await until(() => url() === `${publicUrl}/telegram`, "it is not set again");
  await desk.olga.sees(/подключилась другая программа \(через вебхук\), и сообщения уходили ей/);
  await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^куда это уйдёт\?$/);
  const looks = () => desk.telegram.calls.count("getWebhookInfo", ({ outcome }) => outcome.kind === "ok");
  let sets = 0;
  for (const end = looks() + 60; looks() < end;) {
    clock.advance(1_000);
    if (url() === `${publicUrl}/telegram`) {
      sets += 1;
      await steal();
    }
    const before = looks();
    await until(() => {
      clock.advance(1_000);
      return looks() > before;
    }, "it does not look");
  }
  assert.ok(sets >= 3 && sets <= 10, `set ${sets} times in an hour`);
});

test("from polling to a webhook and back nothing is lost", async (t) => {
  const { desk } = await open(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("по вебхуку");
  const topic = desk.boris.in(await desk.forum.hasTopic(/Анна/));
  await topic.sees(/^по вебхуку$/);
  await desk.stop();
  await anna.writes("пока бота нет");
  Object.assign(desk.config, { updates: "polling" });
  await desk.start();
  await topic.sees(/^пока бота нет$/);
  assert.equal(desk.telegram.bot.webhook, undefined);
  await desk.stop();
  await anna.writes("и снова");
  Object.assign(desk.config, { updates: "webhook" });
  await desk.start();
  await topic.sees(/^и снова$/);
});

test("deadlines are due with a webhook too, once Telegram holds no update back", async (t) => {
  const clock = new TestClock(Date.parse("2026-11-20T09:00:00Z"));
  const { desk, address } = await open(t, { clock });
  const { proxies } = desk.telegram.world;
  const alarmed = () => desk.olga.messages.filter(({ content }) => /Срок/.test(content.text ?? "")).length;
  /** The clock runs until the bot has looked so many times more. */
  const looks = async (count: number) => {
    const seen = () => desk.telegram.calls.count("getWebhookInfo", ({ outcome }) => outcome.kind === "ok");
    for (const end = seen() + count; seen() < end;) {
      const before = seen();
      await until(() => {
        clock.advance(1_000);
        return seen() > before;
      }, "it does not look");
    }
    await desk.app.outbox.idle();
  };
  await lasts(clock, desk.olga.starts());
  await lasts(clock, desk.olga.writes("/sla 10m 8h"));
  await lasts(clock, desk.olga.sees("Нормы теперь"));
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await lasts(clock, anna.writes("Вопрос"));
  const topic = desk.boris.in(await lasts(clock, desk.forum.hasTopic(/Анна/)));
  await looks(3);
  // The answer is with Telegram, and cannot come in.
  proxies.clear();
  await topic.writes("Отвечаю");
  await looks(20);
  assert.equal(alarmed(), 0, "an update may wait");
  proxies.set(publicUrl, address);
  await lasts(clock, anna.sees(/^Отвечаю$/));
  await looks(5);
  assert.equal(alarmed(), 0, "answered in time");
  await lasts(clock, anna.writes("И ещё"));
  await looks(12);
  await until(() => alarmed() === 1, "nobody is told");
  await desk.stop();
});

const publicUrl = "https://desk.example.org";

async function open(
  t: TestContext,
  { path = "", ...options }: Partial<DeskOptions> & { path?: string } = {},
): Promise<{
  desk: Desk;
  port: number;
  address: string;
  post: (body: string, secret?: string) => Promise<Response>;
  /** The status and the reason. */
  health: () => Promise<[number, string | undefined]>;
}> {
  const port = await findFreePort();
  const address = `http://127.0.0.1:${port}`;
  const config = { port, publicUrl: publicUrl + path, updates: "webhook" } as const;
  const desk = await openDesk(t, { ...options, config, isSetUp: false });
  desk.telegram.world.proxies.set(publicUrl, address);
  const { clock } = options;
  await (clock instanceof TestClock ? lasts(clock, desk.setUp()) : desk.setUp());
  return {
    desk,
    port,
    address,
    post: (body, secret) =>
      fetch(`${address}/telegram`, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          ...(secret !== undefined && { "x-telegram-bot-api-secret-token": secret }),
        },
      }),
    async health() {
      const response = await fetch(`${address}/healthz`);
      return [response.status, ((await response.json()) as { reason?: string }).reason];
    },
  };
}

/** Lets the clock go on until the work is done: the first update waits for those before it. */
async function lasts<T>(clock: TestClock, work: Promise<T>): Promise<T> {
  const timer = setInterval(() => clock.advance(100), 10);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** The server may hang up while the rest of a refused body is being sent. */
function statusOf(response: Promise<Response>): Promise<number> {
  return response.then(({ status }) => status).catch(() => 413);
}

/** A message of a client's, as Telegram posts it. */
function written({ telegram }: Desk, updateId: number, text = "текст"): string {
  const { account } = telegram.client("Вера");
  const from = { id: 777, is_bot: false, first_name: account.first_name };
  const chat = { id: 777, type: "private", first_name: account.first_name };
  return JSON.stringify({
    update_id: updateId,
    message: { message_id: updateId % 100_000, date: 1_796_000_000, from, chat, text },
  });
}

async function becomes(
  health: () => Promise<[number, string | undefined]>,
  reason: RegExp | undefined,
): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    const [status, said] = await health();
    if (reason === undefined ? status === 200 : status === 503 && reason.test(said ?? "")) return;
  }
  assert.fail(`it is ${JSON.stringify(await health())}, not ${reason ?? "well"}`);
}

function messagesIn({ config }: Desk): unknown[] {
  const database = new Sqlite(`${config.dataDir}/topicdesk.db`, { readonly: true });
  try {
    return database.prepare("SELECT text FROM messages ORDER BY id").pluck().all();
  } finally {
    database.close();
  }
}

/** Sends these bytes and nothing more. Resolves with the answer when the server hangs up, or has answered. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    let answer = "";
    socket.on("data", (data) => {
      answer += data.toString();
      if (answer.includes("\r\n\r\n")) socket.destroy();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
  });
}
