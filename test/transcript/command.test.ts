import assert from "node:assert/strict";
import { test } from "node:test";
import { findAuditLines } from "../../src/store/audit.ts";
import { sql } from "../../src/store/database.ts";
import { ask } from "../contract/conversation.ts";
import { shows } from "../contract/shown-ticket.ts";
import { asks, openDepartments } from "../desks/departments.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk, passes, until } from "../support/desk.ts";
import { Failure } from "../telegram/failure.ts";
import { noon, receives } from "./conversation.ts";

test("bad input is answered with what is wrong and what to write, and makes no file", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { olga, boris, telegram } = desk;
  await olga.starts();
  const { anna, manager } = await ask(desk);
  for (const [written, said] of [
    ["/transcript", /^Напишите номер обращения: \/transcript 12\. Без заметок/],
    ["/transcript чепуха", /^«чепуха» непонятно\.\nНапишите номер обращения/],
    ["/transcript <b>1</b>", /^«<b>1<\/b>» непонятно\./],
    ["/transcript 1 2", /^«2» непонятно\./],
    ["/transcript 1.5", /^«1\.5» непонятно\./],
    ["/transcript 1e3", /^«1e3» непонятно\./],
    ["/transcript клиент", /^Напишите номер обращения/],
    [`/transcript ${"9".repeat(40)}`, /^«9{40}» непонятно\./],
    ["/transcript 0", "Обращения №0 нет."],
    ["/transcript 999", "Обращения №999 нет."],
    ["/transcript 999999999999999", "Обращения №999999999999999 нет."],
  ] as const) {
    const before = olga.messages.at(-1)!;
    await olga.writes(written);
    await olga.sees(said, { after: before });
  }
  await manager.writes("/transcript 2");
  await manager.sees("«2» непонятно. Переписка этого обращения: /transcript.");
  await manager.writes("/transcript всё");
  await manager.sees("«всё» непонятно.");
  // Boris has never opened the bot.
  await manager.writes("/transcript");
  await manager.sees("а вы его ещё не открывали. Откройте @topicdesk_bot");
  await anna.writes("/transcript 1");
  await desk.settles();
  assert.ok(!anna.messages.some(({ content }) => /переписк/i.test(content.text ?? "")));
  assert.equal(telegram.calls.count("sendDocument"), 0);
  assert.deepEqual(
    findAuditLines(desk.app.store, 0, 10).filter(({ entry }) => entry.what === "transcript_asked"),
    [],
  );
  await boris.starts();
  await manager.writes("/transcript 1");
  await receives(desk, boris, "topicdesk-ticket-1.html");
});

test("a manager gets tickets of their own desks, an admin all of them", async (t) => {
  const departments = await openDepartments(t, ["topics", "topics"], { clock: new TestClock(noon) });
  const { desk, store } = departments;
  const { olga, boris } = desk;
  await olga.starts();
  const { first } = await asks(departments, "Анна", 1);
  const gleb = desk.telegram.client("Глеб", { language_code: "ru" });
  store.add(gleb);
  await first.of(boris).writes("/desk Склад");
  await desk.settles();
  await gleb.starts();
  await boris.starts();
  // He has left the group of that desk.
  (store as typeof desk.forum).leave(boris);
  await desk.settles();
  await boris.writes("/transcript 1");
  await boris.sees("Обращение №1 — другого отдела. Переписку могут получить его менеджеры и администраторы.");
  await olga.writes("/transcript 1");
  await receives(desk, olga, "topicdesk-ticket-1.html");
  await gleb.writes("/transcript 1 client");
  await receives(desk, gleb, "topicdesk-ticket-1-client.html");
  assert.ok(!boris.messages.some(({ content }) => content.document !== undefined));
});

test("one file at a time for a person; who leaves the team meanwhile gets none", async (t) => {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  const { olga, boris, telegram } = desk;
  await olga.starts();
  await boris.starts();
  const { manager } = await ask(desk);
  await manager.writes("Ответ");
  await desk.settles();
  const heal = telegram.faults.latency(60_000, { method: "sendDocument" });
  await olga.writes("/transcript 1");
  await until(() => telegram.calls.count("sendDocument") === 1, "no transcript is sent");
  await olga.writes("/transcript 1 client");
  await olga.sees("Предыдущий файл ещё готовится.");
  await olga.writes("/report tickets");
  await olga.sees((message) => message.content.text?.startsWith("Предыдущий файл") === true);
  heal();
  clock.advance(60_000);
  await receives(desk, olga, "topicdesk-ticket-1.html");
  await desk.settles();
  desk.app.store.transaction((tx) => {
    tx.run(
      sql.insertInto("outbox").values({
        lane: `file:${boris.id}`,
        chat_id: boris.id,
        weight: "message",
        merge_key: null,
        effect: JSON.stringify({
          kind: "send_transcript",
          personId: boris.id,
          transcript: { ticketId: 1, isForClient: false },
        }),
        state: "waiting",
        not_before: 0,
        last_error: null,
        created_at: 0,
      }),
    );
    tx.run(sql.updateTable("managers").set({ is_active: 0 }).where("id", "=", boris.id));
  });
  desk.app.outbox.poke();
  await desk.rests();
  assert.ok(!boris.messages.some(({ content }) => content.document !== undefined));
});

test("when Telegram refuses the file, whoever asked reads its reason, a manager too", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { boris, telegram } = desk;
  await boris.starts();
  const { manager } = await ask(desk);
  await manager.writes("Ответ");
  await desk.settles();
  const heal = telegram.faults.fails(new Failure(400, "Bad Request: file must be non-empty"), {
    method: "sendDocument",
  });
  await boris.writes("/transcript 1");
  await boris.sees(
    "Обращение №1: Telegram не принял файл с перепиской (Bad Request: file must be non-empty). Попробуйте ещё раз: /transcript 1",
  );
  heal();
  await boris.writes("/transcript 1");
  await receives(desk, boris, "topicdesk-ticket-1.html");
});

test("who waits for a conversation is told when its client is erased meanwhile", async (t) => {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  const { olga, telegram } = desk;
  await olga.starts();
  const { anna } = await ask(desk);
  telegram.faults.fails(new Failure(500, "Internal Server Error"), { method: "sendDocument", times: 1 });
  await olga.writes("/transcript 1");
  await until(() => telegram.calls.count("sendDocument") === 1, "no transcript is sent");
  await desk.settles();
  await olga.writes(`/forget ${anna.id}`);
  await olga.presses("🗑 Удалить навсегда");
  await olga.sees("Обращение №1: данные удалены, поэтому переписки не будет.");
  await passes(desk, clock, 10 * 60_000);
  assert.ok(!olga.messages.some(({ content }) => content.document !== undefined));
});

test("low_rating_transcript sends the admins the conversation of a ticket with few stars, and of no other", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { olga } = desk;
  await olga.starts();
  const rate = async (number: number, name: string, stars: number) => {
    const { anna, atCard, manager } = await ask(desk, `Вопрос ${number}`, name);
    await manager.writes("// Внутреннее");
    await atCard.presses("✅ Закрыть");
    await anna.presses("Нет");
    await anna.presses(`${stars} ⭐`);
    await desk.settles();
  };
  const sent = () => olga.messages.filter(({ content }) => content.document !== undefined).length;
  await rate(1, "Анна", 1);
  assert.equal(sent(), 0);
  await olga.writes("/settings low_rating_transcript on");
  await olga.sees(/Переписка при низкой оценке: включено/);
  await rate(2, "Вера", 5);
  assert.equal(sent(), 0);
  await rate(3, "Глеб", 2);
  const { page, caption } = await receives(desk, olga, "topicdesk-ticket-3.html");
  assert.equal(
    caption,
    "Обращение №3 получило низкую оценку. Вся переписка с заметками и событиями — только для команды.",
  );
  assert.ok(page.includes("Внутреннее"));
  assert.equal(sent(), 1);
});

test("under a client's transcript stand the names with which answers are signed, in the client's language", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { olga, boris } = desk;
  await olga.starts();
  const john = desk.telegram.client("John", { language_code: "en" });
  await john.writes("Where is it?");
  const ticket = await shows(desk, 1);
  await ticket.of(boris).writes("Tomorrow");
  await desk.settles();
  await olga.writes(`/managers name ${boris.id} = Борис из поддержки`);
  for (const [signature, name] of [
    ["manager", "Борис из поддержки"],
    ["desk", "Менеджеры"],
    ["none", "Support"],
  ] as const) {
    await olga.writes(`/settings signature ${signature}`);
    await desk.settles();
    const before = olga.messages.at(-1)!;
    await olga.writes("/transcript 1 client");
    const { page } = await receives(desk, olga, "topicdesk-ticket-1-client.html", before);
    const authors = [...page.matchAll(/<b><bdi>([^<]*)<\/bdi><\/b>/g)].map(([, author]) => author);
    assert.deepEqual(authors, ["John", name]);
    assert.match(page, /<html lang="en">[\s\S]*<h1>Request #1<\/h1>/);
    await desk.settles();
  }
});
