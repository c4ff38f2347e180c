import assert from "node:assert/strict";
import { test } from "node:test";
import { showsAt } from "../contract/shown-ticket.ts";
import { asks, buttonsOf, type Departments, exactly, openDepartments } from "./departments.ts";
import { openDesk } from "../support/desk.ts";
import { findShownAt } from "../contract/shown-ticket.ts";
import { deskRights, Forum, type Person } from "../telegram/actors.ts";

test("the button under ⋯ shows the other departments that are ready, and moves the ticket to one", async (t) => {
  const departments = await openDepartments(t);
  const { desk, store, boris, olga } = departments;
  desk.telegram.forum("Касса", { owner: olga, botRights: ["can_manage_topics"] });
  const till = [...desk.telegram.world.groups.values()].find(({ title }) => title === "Касса")!;
  await olga.in(till).presses("Добавить отдел");
  await olga.in(till).sees("Почти готово");
  const { first } = await asks(departments, "Анна", 1);
  const topic = first.of(boris);
  await topic.presses("⋯");
  await topic.presses("🏢 Другой отдел");
  await topic.sees((message) => buttonsOf(message).join() === "Склад,‹ Назад");
  assert.equal((await topic.presses("Склад")).text, "Передано в отдел «Склад».");
  const second = await showsAt(store, 1);
  await desk.rests();
  assert.deepEqual(buttonsOf(first.card()!), []);
  assert.match(second.card()!.content.text!, /Борис: передано в отдел «Склад»\n/);
});

test("with a single department there is no such button, and /desk says so", async (t) => {
  const desk = await openDesk(t);
  const client = desk.telegram.client("Анна", { language_code: "ru" });
  await client.writes("Вопрос");
  const topic = desk.boris.in(await desk.forum.hasTopic("Анна"));
  await topic.presses("⋯");
  const card = await topic.sees((message) => buttonsOf(message).includes("Категория"));
  assert.ok(!buttonsOf(card).includes("🏢 Другой отдел"));
  for (const words of ["/desk", "/desk Склад"]) {
    const written = await topic.writes(words);
    await topic.sees("Передать некуда: других готовых отделов пока нет.", { after: written });
  }
});

test("a wrong /desk is answered with what would be right, and moves nothing", async (t) => {
  const departments = await openDepartments(t);
  const { desk, store, olga } = departments;
  for (const title of ["Касса", "касса"]) {
    const twin = desk.telegram.forum(title, { owner: olga });
    await olga.inGeneral(twin).presses("Добавить отдел");
    await olga.inGeneral(twin).sees("Всё готово");
  }
  const broken = desk.telegram.forum("Гараж", { owner: olga, botRights: ["can_manage_topics"] });
  await olga.inGeneral(broken).presses("Добавить отдел");
  await olga.inGeneral(broken).sees("Почти готово");
  const { first } = await asks(departments, "Анна", 1);
  const topic = first.of(olga);
  for (const [words, answer] of [
    ["Аптека", "Отдела «Аптека» нет. Есть: Склад, Касса, касса, Гараж."],
    ["КАССА", "Отделов с названием «КАССА» несколько. Выберите нужный кнопкой: /desk"],
    ["«Менеджеры»", "Обращение уже в этом отделе."],
    ["гараж", "Этот отдел пока не готов принимать обращения."],
  ] as const) {
    const written = await topic.writes(`/desk ${words}`);
    await topic.sees(exactly(answer), { after: written });
  }
  await topic.writes("/desk");
  await topic.sees((message) => buttonsOf(message).join() === "Склад,Касса,касса,‹ Назад");
  await topic.writes("/close");
  await desk.rests();
  for (const words of ["/desk", "/desk Склад"]) {
    const written = await topic.writes(words);
    await topic.sees("Обращение закрыто. Сначала откройте его снова.", { after: written });
  }
  await topic.presses("⋯");
  const card = await topic.sees((message) => buttonsOf(message).includes("Категория"));
  assert.ok(!buttonsOf(card).includes("🏢 Другой отдел"), "a closed ticket does not move");
  assert.equal(findShownAt(store, 1), undefined);

  broken.promote(desk.telegram.bot, deskRights);
  await olga.inGeneral(broken).sees("Всё готово");
  await topic.writes("/reopen");
  await topic.writes("/desk Гараж");
  await showsAt(broken, 1);
});

test("a subject that is routed to another department takes the ticket there, whoever chooses it", async (t) => {
  const departments = await openShop(t);
  const { desk, home, store, boris } = departments;
  const { client, first } = await asks(departments, "Анна", 1);
  await client.presses("Доставка");
  await client.sees("Доставка");
  const second = await showsAt(store, 1);
  await second.of(boris).sees(exactly("Где мой заказ?"));
  await desk.rests();
  assert.match(second.card()!.content.text!, /клиент: категория «Доставка»\n.*бот: передано в отдел «Склад»/);
  assert.match(first.card()!.content.text!, /Передано в отдел «Склад»/);

  const { first: other } = await asks(departments, "Вера", 2);
  await other.of(boris).presses("⋯");
  await other.of(boris).presses("Категория");
  const { text } = await other.of(boris).presses("Доставка");
  assert.equal(text, "Категория: Доставка. Обращение передано в отдел «Склад».");
  const moved = await showsAt(store, 2);

  const written = await moved.of(boris).writes("/subject Оплата");
  await desk.settles();
  assert.ok(written.reactions.size > 0, "👌");
  assert.equal((home as Forum).topics.length, 2, "a subject without a route moves nothing back");
});

test("a subject moves nothing while its department is not ready, or when the ticket is closed", async (t) => {
  const departments = await openShop(t);
  const { desk, store, boris, olga } = departments;
  const { first } = await asks(departments, "Анна", 1);
  await first.of(boris).writes("/close");
  await first.of(boris).writes("/subject Доставка");
  await desk.rests();
  assert.match(first.card()!.content.text!, /Категория: Доставка/);
  const { first: other } = await asks(departments, "Вера", 2);
  (store as Forum).promote(desk.telegram.bot, ["can_manage_topics"]);
  await olga.in(store).sees("Почти готово");
  await other.of(boris).writes("/subject Доставка");
  await desk.rests();
  assert.match(other.card()!.content.text!, /Категория: Доставка/);
  assert.deepEqual((store as Forum).topics, []);
});

async function openShop(t: Parameters<typeof openDepartments>[0]): Promise<Departments> {
  const departments = await openDepartments(t);
  const { olga } = departments;
  for (const subject of ["Доставка", "Оплата"]) await says(olga, `/subjects add ${subject}`, "добавлена");
  await says(olga, "/subjects route Доставка = Склад", "теперь приходят в отдел «Склад»");
  return departments;
}

async function says(admin: Person, words: string, answer: string): Promise<void> {
  const asked = await admin.writes(words);
  await admin.sees(answer, { after: asked });
}
