import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { atEveryDesk, type Nature } from "../contract/nature.ts";
import { shows } from "../contract/shown-ticket.ts";
import { buttonsOf } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import type { Desk } from "../support/desk.ts";
import { document, photo, sticker } from "../telegram/contents.ts";
import { textOf } from "../telegram/content.ts";

atEveryDesk("canned replies", (nature) => {
  test("two presses from the card send one: the client reads it filled in, the team sees who sent it", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature);
    const { boris } = desk;
    await answerTo(desk, "/templates add Привет = Здравствуйте, {name}! Я {manager}, это №{ticket}.", boris);
    await ticket.of(boris).writes("/name Анна Сергеевна");
    await ticket.atCard(boris).presses("💬 Шаблон");
    const { text } = await ticket.atCard(boris).presses("Привет");
    assert.equal(text, "Отправляем клиенту.");
    await anna.sees("Здравствуйте, Анна Сергеевна! Я Борис, это №1.");
    const shown = await ticket
      .of(boris)
      .sees("Здравствуйте, Анна Сергеевна! Я Борис, это №1.\n\n💬 Борис → клиенту");
    await desk.rests();
    const card = textOf(ticket.card()!.content);
    assert.match(card, /^Обращение №1 · Отвечено\n/);
    assert.match(card, /Кто отвечает: Борис/);
    assert.match(card, /Борис: ответ/);
    assert.ok(buttonsOf(ticket.card()!).includes("💬 Шаблон"), "the picker has taken itself away");
    assert.match(textOf((await answerTo(desk, "/templates Привет", boris)).content), /Отправлен 1 раз/);
    // A reply of the client leads to it, and `/del` takes the client's copy away.
    const copy = anna.messages.find(({ content }) => content.text?.startsWith("Здравствуйте, Анна"))!;
    await anna.repliesTo(copy, "Спасибо, поняла");
    const answer = await ticket.of(boris).sees("Спасибо, поняла");
    assert.equal(answer.replyTo?.message_id, shown.message_id);
    await ticket.of(boris).repliesTo(shown, "/del");
    await desk.settles();
    assert.equal(anna.messages.includes(copy), false);
  });

  test("what fits with today's names is taken, and refused where a later name is too long", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature);
    const { boris } = desk;
    const words = `${"я".repeat(3_600)}${" {name} {manager}".repeat(11)}`;
    const made = await answerTo(desk, `/templates add Длинный = ${words}`, boris);
    assert.match(textOf(made.content), /^✅ Шаблон сохранён/);
    await ticket.of(boris).writes(`/name ${"Ы".repeat(64)}`);
    await ticket.atCard(boris).presses("💬 Шаблон");
    const { text } = await ticket.atCard(boris).presses("Длинный");
    assert.match(text ?? "", /^С именами в шаблоне 43\d\d знаков, а помещается 4096\./);
    await desk.rests();
    assert.ok(!anna.messages.some(({ content }) => textOf(content).startsWith("яяя")));
    const refused = await answerTo(desk, `/templates add Ещё = ${words}`, boris);
    assert.match(textOf(refused.content), /^Подстановок слишком много: с именами в тексте получается 44\d\d/);
    await ticket.of(boris).writes("/name Анна");
    await ticket.atCard(boris).presses("💬 Шаблон");
    await ticket.atCard(boris).presses("Длинный");
    await anna.sees(/^я+ Анна Борис Анна Борис/);
  });

  test("/t with a word offers what it finds and sends nothing; the press takes the offer away", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature);
    const { boris } = desk;
    await answerTo(desk, "/templates add Доставка / Сроки доставки = Привезём завтра.", boris);
    await answerTo(desk, "/templates add Самовывоз = Ждём вас.", boris);
    await ticket.of(boris).writes("/t ДОСТАВК");
    const offer = await ticket.of(boris).sees("Какой шаблон отправить клиенту?");
    assert.deepEqual(buttonsOf(offer), ["Доставка / Сроки доставки", "✖ Убрать"]);
    await desk.settles();
    assert.equal(
      anna.messages.some(({ content }) => content.text === "Привезём завтра."),
      false,
    );
    await ticket.of(boris).presses(offer, "Доставка / Сроки доставки");
    await anna.sees("Привезём завтра.");
    await desk.settles();
    assert.equal(ticket.messages().includes(offer), false, "the offer is gone");
    await ticket.of(boris).writes("/t пусто");
    await ticket.of(boris).sees("Шаблона со словом «пусто» нет. Все шаблоны: /t");
    await ticket.of(boris).writes("/t само");
    const other = await ticket.of(boris).sees(/Какой шаблон/, { after: offer });
    await ticket.of(boris).presses(other, "✖ Убрать");
    await desk.settles();
    assert.equal(ticket.messages().includes(other), false);
    assert.equal(
      anna.messages.some(({ content }) => content.text === "Ждём вас."),
      false,
    );
  });

  test("two managers at one picker send it once; a removed one's button sends nothing", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature);
    const { boris, olga } = desk;
    await answerTo(desk, "/templates add Привет = Добрый день!", boris);
    await answerTo(desk, "/templates add Старое = Не то.", boris);
    await ticket.atCard(boris).presses("💬 Шаблон");
    await desk.rests();
    await ticket.atCard(boris).presses("Привет");
    await desk.settles();
    await ticket.atCard(olga).presses("💬 Шаблон");
    assert.equal(
      (await ticket.atCard(olga).presses("Привет")).text,
      "Этот шаблон клиенту только что отправили.",
    );
    await desk.settles();
    assert.equal(anna.messages.filter(({ content }) => content.text === "Добрый день!").length, 1);
    await ticket.atCard(boris).presses("💬 Шаблон");
    await desk.rests();
    await answerTo(desk, "/templates remove Старое", boris);
    assert.equal((await ticket.atCard(boris).presses("Старое")).text, "Этого шаблона больше нет.");
    await desk.settles();
    assert.equal(
      anna.messages.some(({ content }) => content.text === "Не то."),
      false,
    );
  });

  test("in a closed ticket it is kept back until a manager says that it goes", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature);
    const { boris } = desk;
    await answerTo(desk, "/templates add Привет = Добрый день!", boris);
    await ticket.of(boris).writes("/t прив");
    const offer = await ticket.of(boris).sees("Какой шаблон отправить клиенту?");
    await ticket.atCard(boris).presses("✅ Закрыть");
    await desk.rests();
    const place = await ticket.closed(boris);
    assert.equal(
      (await place.presses(offer, "Привет")).text,
      "Обращение закрыто. Сначала откройте его снова.",
    );
    await desk.settles();
    assert.equal(
      anna.messages.some(({ content }) => content.text === "Добрый день!"),
      false,
    );
    await place.presses("Открыть снова и отправить");
    await anna.sees("Добрый день!");
  });

  test("a file goes to the client and is shown, with its words under it", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature);
    const { boris } = desk;
    for (const [name, content] of [
      ["Схема", photo("Вот схема, {name}")],
      ["Счёт", document("invoice.pdf")],
      ["Кот", sticker()],
    ] as const) {
      await answerTo(desk, `/templates add ${name}`, boris);
      const sent = await boris.sends(content);
      await boris.sees("✅ Шаблон сохранён.", { after: sent });
    }
    for (const name of ["Схема", "Счёт", "Кот"]) {
      await ticket.atCard(boris).presses("💬 Шаблон");
      await ticket.atCard(boris).presses(name);
      await desk.rests();
    }
    const got = anna.messages.filter(({ sender }) => sender.account.is_bot).map(({ content }) => content);
    assert.ok(got.some(({ photo: picture, caption }) => picture && caption === "Вот схема"));
    assert.ok(got.some(({ document: file }) => file));
    assert.ok(got.some(({ sticker: cat }) => cat));
    const seen = ticket.messages().map(({ content }) => content);
    assert.ok(
      seen.some(({ photo: picture, caption }) => picture && caption === "Вот схема\n\n💬 Борис → клиенту"),
    );
    assert.ok(seen.some(({ sticker: cat }) => cat));
  });

  test("/template saves an answer that the client has got, and nothing else", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature);
    const { boris } = desk;
    const note = await ticket.of(boris).writes("// только для своих");
    const written = await ticket.of(boris).writes("Привезём завтра.");
    await anna.sees("Привезём завтра.");
    await desk.settles();
    const question = await ticket.of(boris).sees("Вопрос");
    for (const message of [note, question]) {
      const asked = await ticket.of(boris).repliesTo(message, "/template Тайна");
      await ticket.of(boris).sees("Отправьте /template имя ответом", { after: asked });
    }
    const nameless = await ticket.of(boris).repliesTo(written, "/template");
    await ticket.of(boris).sees("Напишите имя шаблона после команды", { after: nameless });
    await ticket.of(boris).repliesTo(written, "/template Доставка / Сроки");
    await desk.settles();
    const list = await answerTo(desk, "/templates", boris);
    assert.deepEqual(buttonsOf(list), ["Сроки"]);
    assert.match(textOf(list.content), /\n\nДоставка\n• Сроки — Привезём завтра\.\n/);
    const again = await ticket.of(boris).repliesTo(written, "/template сроки");
    await ticket.of(boris).sees("Шаблон «сроки» уже есть", { after: again });
    await ticket.of(boris).repliesTo(written, "/del");
    await desk.settles();
    const late = await ticket.of(boris).repliesTo(written, "/template Поздно");
    await ticket.of(boris).sees("Отправьте /template имя ответом", { after: late });
  });

  test("a client gets the words in their language, and the others", async (t) => {
    const { desk, anna, ticket } = await opens(t, nature, "en");
    const { boris } = desk;
    await answerTo(desk, "/templates add Привет = Здравствуйте!", boris);
    await answerTo(desk, "/templates add en Привет = Hello!", boris);
    await answerTo(desk, "/templates add Пока = До встречи!", boris);
    await ticket.atCard(boris).presses("💬 Шаблон");
    await ticket.atCard(boris).presses("Привет");
    await anna.sees("Hello!");
    await ticket.atCard(boris).presses("💬 Шаблон");
    await ticket.atCard(boris).presses("Пока");
    await anna.sees("До встречи!");
  });
});

async function opens(
  t: TestContext,
  nature: Nature,
  language = "ru",
): Promise<{
  desk: Desk;
  anna: ReturnType<Desk["telegram"]["client"]>;
  ticket: Awaited<ReturnType<typeof shows>>;
}> {
  const desk = await nature.open(t);
  await desk.olga.in(desk.group).writes("И я тут");
  const anna = desk.telegram.client("Анна", { language_code: language });
  await anna.writes("Вопрос");
  const ticket = await shows(desk, 1);
  await desk.rests();
  return { desk, anna, ticket };
}
