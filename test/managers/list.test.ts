import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../../src/store/database.ts";
import { openDesk } from "../support/desk.ts";
import { asks, buttonsOf, sets } from "../private/people.ts";
import { answerTo, colleague, managerOf, menuOf } from "./team.ts";

test("the list shows name, username, public name, open requests, and who never opened the bot; names are shown as text", async (t) => {
  const desk = await openDesk(t);
  const vera = await colleague(desk, "Вера <b>&", "vera_k");
  await colleague(desk, "\u202Eםולש", "shalom_k");
  await asks(desk);
  await vera.in(desk.forum.topic("№1")).presses("🙋 Взять");
  await answerTo(desk, "/managers name @vera_k = «Вера из поддержки»");
  const { content } = await answerTo(desk, "/managers");
  const lines = content.text!.split("\n").slice(2);
  assert.deepEqual(lines, [
    "• Ольга · администратор",
    "• Вера <b>& @vera_k · для клиентов «Вера из поддержки» · открытых обращений: 1 · ⚠️ не открывал(а) бота",
    "• \u2068םולש\u2069 @shalom_k · ⚠️ не открывал(а) бота",
  ]);
});

test("a name that turns the words around it, or shows nothing, disturbs no sentence and no button", async (t) => {
  const desk = await openDesk(t);
  await colleague(desk, "Вера\u202EЛЕ", "vera_k");
  const unseen = await colleague(desk, "\u3164\u200F", "unseen_k");
  await desk.olga.starts();
  await desk.settles();
  assert.ok(buttonsOf(await answerTo(desk, "/managers")).includes(String(unseen.id)));
  await answerTo(desk, "/managers name @vera_k = Вера из поддержки");
  assert.match((await answerTo(desk, "/managers name @vera_k = —")).content.text!, /имя «ВераЛЕ»/);
  assert.doesNotMatch((await answerTo(desk, "/audit")).content.text!, /\u202E/);
});

test("a manager's page has what can be changed: the public name by a reply, an admin, the removal", async (t) => {
  const desk = await openDesk(t);
  const vera = await colleague(desk, "Вера", "vera_k");
  await vera.starts();
  const list = await answerTo(desk, "/managers");
  await desk.olga.presses(list, "Вера");
  await desk.olga.sees(/Номер в Telegram: \d+/);
  await desk.olga.presses(list, "Имя для клиентов");
  const question = await desk.olga.sees("Какое имя вместо «Вера» показывать клиентам?");
  await desk.olga.repliesTo(question, "Поддержка Веры");
  await desk.olga.sees("Вера (@vera_k): клиенты видят имя «Поддержка Веры».");
  await desk.olga.presses(list, "Сделать администратором");
  await vera.sees("Теперь вы администратор этого бота");
  await desk.settles();
  assert.ok(menuOf(desk, vera)!.includes("managers"));
  assert.deepEqual(buttonsOf(list).slice(0, 3), [
    "Имя для клиентов",
    "Убрать имя для клиентов",
    "Снять с администраторов",
  ]);
  await desk.olga.presses(list, "Убрать имя для клиентов");
  await desk.olga.presses(list, "Снять с администраторов");
  await vera.sees("Вы больше не администратор этого бота");
  await desk.olga.presses(list, "Убрать из команды");
  await desk.olga.sees("Открытых обращений за этим менеджером нет");
  await desk.olga.presses(list, "Убрать из команды");
  await desk.olga.sees("Вера (@vera_k) больше не в команде.");
  await desk.settles();
  assert.deepEqual(
    [managerOf(desk, vera)?.isActive, managerOf(desk, vera)?.isAdmin, managerOf(desk, vera)?.publicName],
    [false, false, null],
  );
  assert.equal(menuOf(desk, vera), undefined);
});

test("of two hundred managers everybody is on a page, and can get the requests", async (t) => {
  const desk = await openDesk(t);
  await asks(desk);
  await desk.boris.in(desk.forum.topic("№1")).presses("🙋 Взять");
  await desk.settles();
  const names = Array.from({ length: 200 }, (_, index) => `Коллега ${index + 1} ${"ж".repeat(60)}`);
  desk.app.store.transaction((tx) => {
    for (const [index, first_name] of names.entries()) {
      const row = {
        id: 900_000 + index,
        first_name,
        last_name: "Ю".repeat(64),
        username: `u${"k".repeat(31)}`,
      };
      const more = { public_name: "Щ".repeat(40), is_admin: 0, enrolled_at: 0 } as const;
      tx.run(sql.insertInto("managers").values({ ...row, ...more }));
    }
  });
  const walk = async (words: string) => {
    const page = await answerTo(desk, words);
    const seen = new Set<string>();
    for (;;) {
      for (const label of buttonsOf(page)) seen.add(label.split(" ").slice(0, 2).join(" "));
      if (!buttonsOf(page).includes("Дальше ›")) return seen;
      const before = JSON.stringify(page.reply_markup);
      await desk.olga.presses(page, "Дальше ›");
      await desk.settles();
      assert.notEqual(JSON.stringify(page.reply_markup), before);
    }
  };
  const wanted = new Set(names.map((name) => name.split(" ").slice(0, 2).join(" ")));
  assert.deepEqual(wanted.difference(await walk("/managers")), new Set());
  assert.deepEqual(wanted.difference(await walk(`/managers remove ${desk.boris.id}`)), new Set());
});

test("clients read the public name in the signature and in the greeting, until it is taken away", async (t) => {
  const desk = await openDesk(t);
  for (const setting of ["signature manager", "greeting on"]) await sets(desk, setting);
  const anna = await asks(desk);
  const topic = desk.forum.topic("№1");
  await desk.boris.in(topic).writes("// тут");
  await desk.settles();
  await answerTo(desk, `/managers name ${desk.boris.id} = Борис <из поддержки>`);
  await desk.boris.in(topic).presses("🙋 Взять");
  await anna.sees(/С вами Борис <из поддержки>/);
  await desk.boris.in(topic).writes("Едем");
  await anna.sees(/^Едем\n\n.*Борис <из поддержки>$/);
  await answerTo(desk, `/managers name ${desk.boris.id} = —`);
  await desk.boris.in(topic).writes("Уже рядом");
  await anna.sees(/^Уже рядом\n\n.*Борис$/);
});

test("a username that has changed hands names nobody until the number is given, and case does not count", async (t) => {
  const desk = await openDesk(t);
  const former = desk.telegram.client("Прежняя", { language_code: "ru", username: "Support_K" });
  await former.writes("Вопрос");
  await desk.settles();
  delete former.account.username;
  const present = desk.telegram.client("Новая", { language_code: "ru", username: "support_k" });
  await present.writes("Вопрос");
  await desk.settles();
  const { content } = await answerTo(desk, "/managers add @SUPPORT_K");
  assert.match(content.text!, new RegExp(`у нескольких людей[\\s\\S]*Новая: ${present.id}`));
  assert.equal(managerOf(desk, present), undefined);
  await former.writes("Это всё ещё я");
  await desk.settles();
  await answerTo(desk, "/managers add @SUPPORT_K");
  assert.equal(managerOf(desk, present)?.isActive, true);
  assert.equal(managerOf(desk, former), undefined);
});
