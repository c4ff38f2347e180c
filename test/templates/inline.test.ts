import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { atEveryDesk, type Nature } from "../contract/nature.ts";
import { showsAt, shows } from "../contract/shown-ticket.ts";
import { asks, buttonsOf, openDepartments } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { sql } from "../../src/store/database.ts";
import { type Desk, openDesk, until } from "../support/desk.ts";
import { type Person, photo, type Place, sticker, videoNote } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { originOf } from "../telegram/message.ts";
import { imports } from "./files.ts";

const bot = "@topicdesk_bot";

atEveryDesk("canned replies by @bot word", (nature) => {
  test("what is chosen goes to the client as by the button: filled in, formatted, counted, as the manager's answer", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature);
    const { boris } = desk;
    await answerTo(desk, "/templates add Привет", boris);
    const text = "Здравствуйте, {name}! Я {manager}, это №{ticket}.";
    const made = await boris.writes({ text, entities: [{ type: "bold", offset: 0, length: 12 }] });
    await boris.sees("✅ Шаблон сохранён.", { after: made });
    await ticket.of(boris).writes("/name Анна Сергеевна");
    const shown = await chooses(ticket.of(boris), "прив");
    const got = await anna.sees("Здравствуйте, Анна Сергеевна! Я Борис, это №1.");
    assert.deepEqual(
      got.content.entities?.map(({ type, offset, length }) => [type, offset, length]),
      [["bold", 0, 12]],
    );
    const told = await ticket
      .of(boris)
      .sees("Для клиента текст такой: Здравствуйте, Анна Сергеевна! Я Борис, это №1.");
    assert.equal(told.replyTo, shown);
    await desk.rests();
    const card = textOf(ticket.card()!.content);
    assert.match(card, /^Обращение №1 · Отвечено\n/);
    assert.match(card, /Борис: ответ/);
    assert.match(textOf((await answerTo(desk, "/templates Привет", boris)).content), /Отправлен 1 раз/);
    // A reply of the client leads to the manager's message, and `/del` takes the client's copy away.
    await anna.repliesTo(got, "Спасибо, поняла");
    const answer = await ticket.of(boris).sees("Спасибо, поняла");
    assert.equal(answer.replyTo?.message_id, shown.message_id);
    await ticket.of(boris).repliesTo(shown, "/del");
    await desk.settles();
    assert.equal(anna.messages.includes(got), false);
  });

  test("what is too long with the names filled in goes nowhere, and its author is told", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature);
    const { boris } = desk;
    await answerTo(
      desk,
      `/templates add Длинный = ${"я".repeat(3_600)}${" {name} {manager}".repeat(11)}`,
      boris,
    );
    await ticket.of(boris).writes(`/name ${"Ы".repeat(64)}`);
    const shown = await chooses(ticket.of(boris), "длинный");
    const told = await ticket.of(boris).sees(/^С именами в шаблоне 43\d\d знаков, а помещается 4096\./);
    assert.equal(told.replyTo, shown);
    await desk.rests();
    assert.ok(!anna.messages.some(({ content }) => textOf(content).startsWith("яяя")));
  });

  test("a file goes along, and a reply to the client's message stays one", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature);
    const { boris } = desk;
    for (const [name, content] of [
      ["Схема", photo("Вот схема, {name}", { show_caption_above_media: true })],
      ["Кот", sticker()],
    ] as const) {
      await answerTo(desk, `/templates add ${name}`, boris);
      const sent = await boris.sends(content);
      await boris.sees("✅ Шаблон сохранён.", { after: sent });
    }
    await chooses(ticket.of(boris), "схема");
    const got = await anna.sees("Вот схема");
    assert.ok(got.content.photo);
    assert.equal(got.content.caption, "Вот схема");
    assert.equal(got.content.show_caption_above_media, true);
    await chooses(ticket.of(boris), "кот");
    await anna.sees(({ content }) => content.sticker !== undefined);
    await desk.settles();
    assert.equal(
      anna.messages.filter(({ sender }) => sender.account.is_bot).length,
      3,
      "greeting and two files",
    );
  });

  test("a client gets their own language, and what it has of its own the bot shows by itself", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature, "en");
    const { boris } = desk;
    await answerTo(desk, "/templates add Привет = Здравствуйте!", boris);
    await answerTo(desk, "/templates add en Привет = Hello!", boris);
    await answerTo(desk, "/templates add Схема", boris);
    for (const [language, content] of [
      ["ru", photo("Вот схема")],
      ["en", photo("Here is the map")],
    ] as const) {
      if (language === "en") await answerTo(desk, "/templates add en Схема", boris);
      const sent = await boris.sends(content);
      await boris.sees("✅ Шаблон сохранён.", { after: sent });
    }
    await chooses(ticket.of(boris), "привет");
    await anna.sees("Hello!");
    await ticket.of(boris).sees("Для клиента текст такой: Hello!");
    const russian = await chooses(ticket.of(boris), "схема");
    const got = await anna.sees("Here is the map");
    assert.notEqual(got.content.photo!.at(-1)!.file_id, russian.content.photo!.at(-1)!.file_id);
    const shown = await ticket.of(boris).sees("Here is the map\n\n💬 Борис → клиенту");
    assert.equal(shown.content.photo!.at(-1)!.file_id, got.content.photo!.at(-1)!.file_id);
  });

  test("in a closed ticket it is kept back until a manager says that it goes", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature);
    const { boris } = desk;
    await answerTo(desk, "/templates add Привет = Добрый день, {manager}!", boris);
    await ticket.atCard(boris).presses("✅ Закрыть");
    await desk.rests();
    const place = await ticket.closed(boris);
    await chooses(place, "привет");
    await place.sees("Обращение закрыто, клиент этого не получил.");
    await desk.settles();
    assert.equal(hasGot(anna, "Добрый день"), false);
    await place.presses("Открыть снова и отправить");
    await anna.sees("Добрый день, Борис!");
  });

  test("where no ticket is, nothing goes to anybody, and the manager is told", async (t) => {
    const { desk, anna } = await opens(t, nature);
    const { boris } = desk;
    await answerTo(desk, "/templates add Привет = Добрый день!", boris);
    const said = "Клиенту ничего не отправлено: шаблон выбирают там, где ведут обращение";
    const general = boris.in(desk.group);
    const shown = await chooses(general, "привет");
    assert.equal((await general.sees(said, { after: shown })).replyTo, shown);
    assert.deepEqual(await boris.searches(`${bot} привет`), [], "nothing is offered in private");
    const [offer] = await general.searches(`${bot} привет`);
    const sent = await boris.chooses(offer!);
    assert.match(textOf((await boris.sees(() => true, { after: sent })).content), new RegExp(`^${said}`));
    await desk.settles();
    assert.equal(hasGot(anna, "Добрый день"), false);
    assert.equal(buttonsOf(boris.messages.at(-1)!).length, 0, "the bot asks nothing");
  });

  test("people outside of the team are offered nothing, and what they send all the same goes nowhere", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature);
    const { boris, olga } = desk;
    await answerTo(desk, "/templates add Привет = Добрый день!", boris);
    const vera = desk.telegram.client("Вера", { language_code: "ru" });
    for (const place of [anna, vera, anna.in(desk.group)])
      assert.deepEqual(await place.searches(`${bot} привет`), []);
    const [offer] = await ticket.of(boris).searches(`${bot} `);
    assert.equal(offer!.title, "Привет");
    await answerTo(desk, `/managers remove ${boris.id}`, olga);
    await desk.settles();
    assert.deepEqual(await ticket.of(boris).searches(`${bot} привет`), [], "he is of the team no more");
    await ticket.of(boris).chooses(offer!);
    await ticket.of(olga).sees("Вы больше не в команде, поэтому клиенту ничего не отправлено.");
    await desk.settles();
    assert.equal(hasGot(anna, "Добрый день"), false);
  });
});

test("a manager of one desk sends nothing from another's", async (t) => {
  const departments = await openDepartments(t, ["topics", "channel"], { hasInlineMode: true });
  const { desk, boris } = departments;
  const { discussion } = departments.store as typeof desk.channel;
  const gleb = desk.telegram.client("Глеб", { language_code: "ru" });
  discussion!.add(gleb);
  await gleb.in(discussion!).writes("Я тут новый");
  await boris.in(desk.group).writes("Привет");
  await desk.settles();
  await answerTo(desk, "/templates add Привет = Добрый день!", boris);
  const { client: anna, first } = await asks(departments, "Анна", 1);
  await first.of(boris).writes("/desk Склад");
  await desk.rests();
  const there = await showsAt(departments.store, 1);
  const [offer] = await there.of(gleb).searches(`${bot} привет`);
  discussion!.leave(boris);
  await desk.settles();
  await there.of(boris).chooses(offer!);
  await there.of(gleb).sees("Клиенту ничего не отправлено: вас нет в группе менеджеров.");
  await desk.settles();
  assert.equal(hasGot(anna, "Добрый день"), false);
  await there.of(gleb).chooses(offer!);
  await anna.sees("Добрый день!");
});

test("the word chooses among names and groups; without one those that are used most come first", async (t) => {
  const desk = await openDesk(t, { hasInlineMode: true });
  const { boris } = desk;
  const place = boris.in(desk.group);
  await place.writes("Всем привет");
  await desk.settles();
  await answerTo(desk, "/templates add Доставка / Сроки = Привезём завтра, {name}!", boris);
  await answerTo(desk, "/templates add Кружок", boris);
  const round = await boris.sends(videoNote());
  await boris.sees("✅ Шаблон сохранён.", { after: round });
  const templates = Array.from({ length: 60 }, (_, index) => ({
    name: `Ответ ${index + 1}`,
    texts: { ru: { text: `Текст ${index + 1}` } },
  }));
  await imports(desk, boris, { templates });
  desk.app.store.transaction((tx) => {
    for (const [name, uses] of [
      ["Ответ 59", 9],
      ["Сроки", 5],
    ] as const)
      tx.run(sql.updateTable("templates").set({ uses }).where("name", "=", name));
  });
  const titles = async (word: string) =>
    (await place.searches(`${bot} ${word}`)).map(({ title, description }) => [title, description]);
  assert.deepEqual(await titles("СРОК"), [["Доставка / Сроки", "Привезём завтра, {name}!"]]);
  assert.deepEqual((await titles("доставка"))[0]![0], "Доставка / Сроки");
  assert.deepEqual(await titles("нет такого"), []);
  assert.deepEqual(await titles("кружок"), [], "Telegram offers no video messages");
  const all = await titles("");
  assert.equal(all.length, 50);
  assert.deepEqual(
    all.slice(0, 2).map(([title]) => title),
    ["Ответ 59", "Доставка / Сроки"],
  );
  const [call] = desk.telegram.calls.of("answerInlineQuery");
  assert.equal(call!.parameters["is_personal"], true);
  assert.equal(call!.parameters["cache_time"], 0);
});

test("one attachment that Telegram does not know keeps no words back", async (t) => {
  const desk = await openDesk(t, { hasInlineMode: true });
  const { boris } = desk;
  const place = boris.in(desk.group);
  await place.writes("Всем привет");
  await desk.settles();
  const file = { id: "AgACforged" };
  await imports(desk, boris, {
    templates: [
      { name: "Фото", texts: { ru: { kind: "photo", file } } },
      { name: "Слова", texts: { ru: { text: "Да" } } },
    ],
  });
  assert.deepEqual(
    (await place.searches(`${bot} `)).map(({ title }) => title),
    ["Слова"],
  );
});

test("what changed since, or says the same as another, goes as it was chosen; words like a command are no command", async (t) => {
  const desk = await openDesk(t, { hasInlineMode: true });
  const { boris } = desk;
  await boris.in(desk.group).writes("Всем привет");
  const anna = desk.telegram.client("Анна", { language_code: "en" });
  await anna.writes("Вопрос");
  const ticket = await shows(desk, 1);
  await desk.rests();
  const place = ticket.of(boris);
  await answerTo(desk, "/templates add Старое = Было, {manager}", boris);
  const [old] = await place.searches(`${bot} старое`);
  await answerTo(desk, "/templates remove Старое", boris);
  await place.chooses(old!);
  await anna.sees("Было, Борис");
  await answerTo(desk, "/templates add Раз = Одно и то же", boris);
  await answerTo(desk, "/templates add en Раз = First", boris);
  await answerTo(desk, "/templates add Два = Одно и то же", boris);
  await answerTo(desk, "/templates add en Два = Second", boris);
  await chooses(place, "раз");
  await anna.sees("Одно и то же");
  await answerTo(desk, "/templates add Команда = /close — так закрывают обращение", boris);
  await chooses(place, "команда");
  await anna.sees("/close — так закрывают обращение");
  await desk.rests();
  assert.match(textOf(ticket.card()!.content), /^Обращение №1 · Отвечено\n/);
  assert.equal(hasGot(anna, "First") || hasGot(anna, "Second"), false);
});

test("a forward of what somebody chose is a forward like any other", async (t) => {
  const { desk, anna, ticket } = await opens(t);
  const { boris } = desk;
  await answerTo(desk, "/templates add Привет = Я {manager}", boris);
  const general = boris.in(desk.group);
  const [offer] = await general.searches(`${bot} привет`);
  const original = await general.chooses(offer!);
  await ticket.of(boris).sends(original.content, {
    via_bot: desk.telegram.bot,
    forward_origin: originOf(original),
  });
  await anna.sees("Я {manager}");
});

test("an edit that Telegram reports of what was chosen changes nothing at the client", async (t) => {
  const { desk, anna, ticket } = await opens(t);
  const { boris } = desk;
  await answerTo(desk, "/templates add Привет = Я {manager}", boris);
  const shown = await chooses(ticket.of(boris), "привет");
  await anna.sees("Я Борис");
  await desk.settles();
  await ticket.of(boris).edits(shown, shown.content);
  await until(() => desk.telegram.bot.queue.length === 0, "the edit is not taken");
  await desk.rests();
  assert.ok(hasGot(anna, "Я Борис"));
  assert.equal(hasGot(anna, "{manager}"), false);
});

async function chooses(place: Place, word: string) {
  const [offer] = await place.searches(`${bot} ${word}`);
  assert.ok(offer, `nothing is offered for ${word}`);
  return place.chooses(offer);
}

function hasGot(person: Person, words: string): boolean {
  return person.messages.some(
    ({ content, sender }) => sender.account.is_bot && textOf(content).includes(words),
  );
}

async function opens(t: TestContext, nature?: Nature, language = "ru") {
  const desk: Desk =
    nature === undefined
      ? await openDesk(t, { hasInlineMode: true })
      : await nature.open(t, { hasInlineMode: true });
  await desk.olga.in(desk.group).writes("И я тут");
  await desk.boris.in(desk.group).writes("И я");
  const anna = desk.telegram.client("Анна", { language_code: language });
  await anna.writes("Вопрос");
  const ticket = await shows(desk, 1);
  await desk.rests();
  return { desk, anna, ticket };
}
