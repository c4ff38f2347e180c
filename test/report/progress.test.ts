import assert from "node:assert/strict";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { test, type TestContext } from "node:test";
import { everything } from "../../src/report/request.ts";
import { Reports } from "../../src/report/reports.ts";
import { ask } from "../contract/conversation.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk, until } from "../support/desk.ts";
import { document, type Person } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";
import { on, openLedger, timeZone } from "./ledger.ts";

const hour = 3_600_000;
const over = "Подготовка закончена.";
const request = {
  kind: "tickets",
  period: { first: "2026-11-01", last: "2026-11-30", unit: "month" },
  filter: everything,
} as const;
const task = { request, language: "ru", timeZone, lowRating: 3, now: on("25 12:00") } as const;

for (const [written, being, arrives, method] of [
  ["/report tickets", "⏳ Готовлю отчёт, пришлю его сюда.", /^Отчёт «обращения»/, "sendDocument"],
  ["/stats", "⏳ Готовлю статистику, пришлю её сюда.", /^Статистика:/, "sendMediaGroup"],
  ["/transcript 1", "⏳ Собираю переписку, пришлю её сюда.", /^Обращение №1: вся переписка/, "sendDocument"],
] as const)
  test(`who waits long for ${written} sees one message that changes, and is gone when the file is there`, async (t) => {
    const { desk, olga, clock } = await opens(t);
    const heal = desk.telegram.faults.latency(hour, { method });
    await olga.writes(written);
    // The thread takes longer to start than this takes to see that the bot waits for it.
    await advanceUntil(clock, () => told(olga).length > 0);
    assert.deepEqual(told(olga), [being]);
    await until(() => desk.telegram.calls.count(method) === 1, "nothing is sent");
    await advanceUntil(clock, () => told(olga)[0] !== being);
    assert.deepEqual(told(olga), ["⏳ Готово, отправляю."]);
    heal();
    clock.advance(hour);
    await olga.sees(arrives);
    await advanceUntil(clock, () => told(olga).length === 0);
    await desk.settles();
    assert.ok(olga.messages.every(({ content }) => content.text !== over));
    const edits = desk.telegram.calls.count("editMessageText", ({ chat_id }) => chat_id === olga.id);
    assert.equal(edits, 1, "an edit changes nothing");
  });

test("of a transcript it says how many attachments are loaded", async (t) => {
  const { desk, olga, clock } = await opens(t);
  const anna = desk.telegram.client("Глеб", { language_code: "ru" });
  await anna.sends(document("один", { file_name: "1.pdf", file_size: 1_000 }));
  await desk.settles();
  await anna.sends(document("два", { file_name: "2.pdf", file_size: 1_000 }));
  await desk.settles();
  desk.telegram.faults.latency(hour, { method: "download", times: 1 });
  await olga.writes("/transcript 2");
  await until(() => desk.telegram.calls.count("download") === 2, "nothing is loaded");
  await advanceUntil(clock, () => told(olga).some((words) => words.endsWith("вложений: 1")));
  assert.deepEqual(told(olga), ["⏳ Собираю переписку, пришлю её сюда. Уже загружено вложений: 1"]);
  clock.advance(hour);
  await olga.sees(/^Обращение №2: вся переписка/);
  await advanceUntil(clock, () => told(olga).length === 0);
});

test("a report is made where the thread may not step back, as under a strict service manager", async (t) => {
  const { path, store } = openLedger(t);
  store.close();
  const refusing = `import os from "node:os";
    import { syncBuiltinESMExports } from "node:module";
    os.setPriority = () => { throw new Error("EPERM"); };
    syncBuiltinESMExports();`;
  const worker = new Worker(new URL("../../src/report/worker.ts", import.meta.url), {
    workerData: { ...task, path },
    execArgv: [`--import=data:text/javascript,${encodeURIComponent(refusing)}`],
  });
  const said: object[] = [];
  worker.on("message", (each: object) => said.push(each));
  await once(worker, "exit");
  assert.ok(said.some((each) => "made" in each));
});

test("the thread says how many tickets it has read, now and then", async (t) => {
  const ledger = openLedger(t);
  ledger.store.transaction(() => {
    for (let id = 1; id <= 2_500; id += 1) ledger.opens(id, on("2 9:00") + id * 1_000);
  });
  const read: number[] = [];
  await new Reports(ledger.path).make(task, new AbortController().signal, (count) => read.push(count));
  assert.deepEqual(read, [1_000, 2_000]);
});

test("a word that the file failed takes the message away too", async (t) => {
  const { desk, olga, clock } = await opens(t);
  const heal = desk.telegram.faults.latency(hour, { method: "sendDocument" });
  desk.telegram.faults.fails(new Failure(400, "Bad Request: DOCUMENT_INVALID"), { method: "sendDocument" });
  await olga.writes("/report tickets");
  await advanceUntil(clock, () => told(olga).length > 0);
  await until(() => desk.telegram.calls.count("sendDocument") === 1, "nothing is sent");
  heal();
  clock.advance(hour);
  await olga.sees(/^Telegram не принял файл с отчётом: .*DOCUMENT_INVALID/);
  await advanceUntil(clock, () => told(olga).length === 0);
});

test("a message that is too old to be deleted says that it is over", async (t) => {
  const { desk, olga, clock } = await opens(t);
  const heal = desk.telegram.faults.latency(hour, { method: "sendDocument" });
  await olga.writes("/report tickets");
  await advanceUntil(clock, () => told(olga).length > 0);
  await until(() => desk.telegram.calls.count("sendDocument") === 1, "nothing is sent");
  await desk.stop();
  heal();
  clock.advance(72 * hour);
  await desk.start();
  await olga.sees(/^Отчёт «обращения»/);
  await advanceUntil(clock, () => told(olga).length === 0);
  await olga.sees(over);
});

async function opens(t: TestContext) {
  const clock = new TestClock(Date.parse("2026-11-20T09:00:00Z"));
  const desk = await openDesk(t, { clock });
  const { olga } = desk;
  await olga.starts();
  const { manager } = await ask(desk);
  await manager.writes("Ответ");
  await desk.settles();
  return { desk, olga, clock };
}

/** What the person reads of what is being made for them. */
function told(person: Person): string[] {
  return person.messages.flatMap(({ content }) =>
    content.text?.startsWith("⏳") === true ? content.text : [],
  );
}

function advanceUntil(clock: TestClock, isSo: () => boolean): Promise<void> {
  return until(() => {
    clock.advance(1_000);
    return isSo();
  }, "the message does not come or change");
}
