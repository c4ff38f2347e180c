import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { sql } from "../../src/store/database.ts";
import { ticketColumns } from "../../src/report/tickets/sheet.ts";
import { answerTo } from "../managers/team.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, until } from "../support/desk.ts";
import type { StoredMessage } from "../telegram/actors.ts";
import { read, rowsOf, sheetOf } from "./books.ts";

const told = /^Пока отчёт отправлялся, были удалены данные клиента/;

test("a report that is being made when a client is erased is made anew", async (t) => {
  const { desk, forget } = await opens(t);
  const asked = await desk.olga.writes("/report tickets today");
  await until(() => isWithTelegram(desk), "the report is not begun");
  // The thread that makes it needs some tenths of a second to start.
  await forget();
  const file = await desk.olga.sees(({ content }) => content.document !== undefined, { after: asked });
  assert.deepEqual(await clientsIn(desk, file), ["Клиент удалён", "Вера"]);
  await desk.settles();
  assert.equal(
    desk.olga.messages.some(({ content }) => told.test(content.text ?? "")),
    false,
  );
});

test("one that is already being uploaded has the client: its admin is told to delete it", async (t) => {
  const { desk, clock, forget } = await opens(t);
  desk.telegram.faults.latency(5_000, { method: "sendDocument" });
  const asked = await desk.olga.writes("/report tickets today");
  const isUploading = () => desk.telegram.calls.count("sendDocument") > 0;
  await until(isUploading, "the report is not uploaded");
  await forget();
  clock.advance(5_000);
  await desk.olga.sees(({ content }) => content.document !== undefined, { after: asked });
  await desk.olga.sees(told, { after: asked });
});

test("what a schedule sends after it does not have the client", async (t) => {
  const { desk, clock, forget } = await opens(t);
  await answerTo(desk, "/schedule report tickets yesterday 30 9 * * *");
  clock.advance(24 * 3_600_000);
  await forget();
  const sees = () => desk.olga.messages.find(({ content }) => content.document !== undefined);
  for (let minutes = 0; minutes < 60 && sees() === undefined; minutes += 1) {
    clock.advance(60_000);
    await desk.settles();
  }
  const file = sees();
  assert.ok(file);
  assert.deepEqual(await clientsIn(desk, file), ["Клиент удалён", "Вера"]);
});

async function opens(t: TestContext) {
  const clock = new TestClock(Date.parse("2026-11-20T06:00:00Z"));
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  const clients = ["Анна", "Вера"].map((name) => desk.telegram.client(name, { language_code: "ru" }));
  for (const client of clients) {
    await client.writes("Вопрос");
    await desk.settles();
  }
  const question = await answerTo(desk, `/forget ${clients[0]!.id}`);
  return { desk, clock, forget: () => desk.olga.presses(question, "Удалить навсегда") };
}

function isWithTelegram({ app }: Desk): boolean {
  const rows = app.store.all(sql.selectFrom("outbox").select(["state", "effect"]));
  return rows.some(({ state, effect }) => state === "sending" && effect.includes("send_report"));
}

async function clientsIn({ telegram }: Desk, { content }: StoredMessage): Promise<unknown[]> {
  const bytes = telegram.world.files.find(content.document?.file_id ?? "")?.bytes;
  assert.ok(bytes);
  const keys = ticketColumns("ru", String).map(({ key }) => key);
  return rowsOf(sheetOf(await read(bytes), "Обращения"), keys).map((row) => row["client"]);
}
