import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { countAuditLines } from "../../src/store/audit.ts";
import { asks, openDepartments } from "../desks/departments.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, until } from "../support/desk.ts";
import { Failure } from "../telegram/failure.ts";
import type { StoredMessage } from "../telegram/actors.ts";
import { readPng } from "./png.ts";

/** A Friday noon in Moscow. */
const noon = Date.parse("2026-11-20T09:00:00Z");

test("pictures of this month come as one album with one caption", async (t) => {
  const { desk, olga } = await openTwo(t);
  await olga.writes("/stats");
  await olga.sees(/^Статистика: 1–20 ноября 2026 г\.$/);
  await desk.settles();
  const album = picturesOf(olga.messages);
  assert.deepEqual(
    album.map(({ content }) => content.caption),
    ["Статистика: 1–20 ноября 2026 г.", undefined, undefined],
  );
  assert.equal(new Set(album.map(({ media_group_id }) => media_group_id)).size, 1);
  assert.notEqual(album[0]!.media_group_id, undefined);
  for (const message of album) {
    const { width, height } = readPng(bytesOf(desk, message));
    assert.equal(width, 1080);
    assert.ok(height >= 600 && height <= 1_400, `${height} high`);
  }
});

test("the period and the filters of /report do here too, in any order", async (t) => {
  const { desk, olga } = await openTwo(t);
  for (const [written, caption, count] of [
    ["/stats today", "Статистика: 20 ноября 2026 г.", 3],
    ["/stats неделя отдел=Склад", "Статистика: 16–20 ноября 2026 г., отдел «Склад»", 2],
    ["/stats manager=Борис 2026-11", /, менеджер Борис$/, 2],
  ] as const) {
    const before = olga.messages.length;
    await olga.writes(written);
    await olga.sees(caption);
    await desk.settles();
    assert.equal(picturesOf(olga.messages.slice(before)).length, count, written);
  }
});

test("a single picture comes alone, and of an empty period there is a sentence", async (t) => {
  const { desk, olga } = await openTwo(t);
  await olga.writes("/stats сегодня отдел=Склад");
  await olga.sees("Статистика: 20 ноября 2026 г., отдел «Склад»");
  await desk.settles();
  assert.equal(desk.telegram.calls.count("sendPhoto"), 1);
  await olga.writes("/stats yesterday");
  await olga.sees(/^19 ноября 2026 г\.: обращений не было, показать нечего\. Другой период — словами:/);
  await desk.settles();
  assert.equal(desk.telegram.calls.count("sendMediaGroup"), 0);
});

test("what is not understood is answered with what is wrong, and draws nothing", async (t) => {
  const { desk, olga } = await openTwo(t);
  const lines = countAuditLines(desk.app.store);
  for (const [written, said] of [
    ["чепуха", /^«чепуха» непонятно\. Период пишут так: .*\n.*: \/stats категория=«Возврат денег»$/],
    ["summary month", /^«summary» непонятно\./],
    ["2026-02-30", /^«2026-02-30» — такой даты нет\./],
    ["2026-12", /^«2026-12»: эти дни ещё не наступили\.$/],
    ["desk=Архив", /^Отдела «Архив» нет\. Есть: /],
    [`manager=@${"a".repeat(300)}`, /^Менеджера «@a{62}…» нет\./],
    ["<b>week</b>", /^«<b>week<\/b>» непонятно\./],
  ] as const) {
    const before = olga.messages.length;
    await olga.writes(`/stats ${written}`);
    await desk.settles();
    const answers = olga.messages.slice(before + 1).map(({ content }) => content.text ?? content.caption);
    assert.equal(answers.length, 1, `${written}: ${answers.join("\n")}`);
    assert.match(answers[0]!, said);
  }
  assert.equal(picturesOf(olga.messages).length, 0);
  assert.equal(countAuditLines(desk.app.store), lines);
});

test("pictures and reports come one at a time to a person", async (t) => {
  const { desk, olga, clock } = await openTwo(t);
  const heal = desk.telegram.faults.latency(60_000, { method: "sendMediaGroup" });
  await olga.writes("/stats");
  await until(() => desk.telegram.calls.count("sendMediaGroup") === 1, "no pictures are sent");
  const underWay = "Предыдущий файл ещё готовится. Когда он придёт, можно попросить следующий.";
  for (const written of ["/stats week", "/report tickets"]) {
    const before = olga.messages.length;
    await olga.writes(written);
    await until(
      () => olga.messages.slice(before).some(({ content }) => content.text === underWay),
      `${written} is not refused`,
    );
  }
  heal();
  clock.advance(60_000);
  await olga.sees(/^Статистика:/);
  await desk.settles();
  await olga.writes("/report tickets");
  await olga.sees(/^Отчёт «обращения»/);
});

test("pictures are for admins: a client and a manager get none", async (t) => {
  const { desk } = await openTwo(t);
  const { boris } = desk;
  const maria = desk.telegram.client("Мария", { language_code: "ru" });
  await boris.starts();
  await boris.writes("/stats");
  await maria.writes("/stats week");
  await desk.settles();
  assert.deepEqual([...picturesOf(boris.messages), ...picturesOf(maria.messages)], []);
});

/** Two desks with three tickets: the second one at the second desk, answered by nobody. */
async function openTwo(t: TestContext) {
  const clock = new TestClock(noon);
  const departments = await openDepartments(t, ["topics", "topics"], { clock });
  const { desk, olga, boris } = departments;
  await olga.starts();
  const { first } = await asks(departments, "Анна", 1);
  await first.of(boris).writes("Уже едет");
  await desk.settles();
  clock.advance(3_600_000);
  const { first: second } = await asks(departments, "Вера", 2);
  await second.of(olga).writes("Сейчас посмотрю");
  await desk.settles();
  const { first: third } = await asks(departments, "Глеб", 3);
  await third.of(boris).writes("/desk Склад");
  await desk.settles();
  return { desk, olga, clock };
}

function picturesOf(messages: readonly StoredMessage[]): StoredMessage[] {
  return messages.filter(({ content }) => content.photo !== undefined);
}

function bytesOf({ telegram }: Desk, { content }: StoredMessage): Uint8Array {
  const file = telegram.world.files.find(content.photo?.at(-1)?.file_id ?? "");
  assert.ok(file?.bytes);
  return file.bytes;
}

test("when Telegram refuses the pictures, the admin reads its reason at once, and may ask again", async (t) => {
  const { desk, olga } = await openTwo(t);
  for (const [code, reason] of [
    [400, "Bad Request: IMAGE_PROCESS_FAILED"],
    [400, "Bad Request: file must be non-empty"],
    [413, "Request Entity Too Large"],
  ] as const) {
    const heal = desk.telegram.faults.fails(new Failure(code, reason), {
      method: ["sendMediaGroup", "sendPhoto"],
    });
    await olga.writes("/stats");
    await olga.sees(`Telegram не принял картинки: ${reason}. Попробуйте ещё раз: /stats`);
    heal();
  }
  assert.ok(!olga.messages.some(({ content }) => content.text?.includes("npm run outbox")));
  await olga.writes("/stats");
  await olga.sees(/^Статистика/);
});
