import assert from "node:assert/strict";
import { test } from "node:test";
import { buttonsOf } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { openKnown } from "../support/known-desk.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";
import { photo } from "../telegram/contents.ts";
import { textOf } from "../telegram/content.ts";

test("a manager makes a canned reply, everybody lists it, its maker and the admins change it", async (t) => {
  const desk = await openKnown(t);
  const { boris, olga } = desk;
  const vera = desk.telegram.client("Вера", { language_code: "ru" });
  desk.joins(vera);
  assert.match(textOf((await answerTo(desk, "/templates", boris)).content), /^Шаблонов пока нет/);
  const made = await answerTo(desk, "/templates add Доставка / Сроки = Привезём завтра, {name}!", boris);
  assert.match(
    textOf(made.content),
    /^✅ Шаблон сохранён\.\n\nДоставка \/ Сроки\nПока не отправляли\nДобавил\(а\): Борис\n\nПривезём завтра, \{name\}!$/,
  );
  assert.deepEqual(buttonsOf(made), ["✏️ Изменить", "➕ На английском", "🗑 Удалить", "‹ Назад"]);
  await answerTo(desk, "/templates add Привет = Здравствуйте!", olga);
  const list = await answerTo(desk, "/templates", vera);
  assert.match(
    textOf(list.content),
    /^Шаблоны: 2\n• Привет — Здравствуйте!\n\nДоставка\n• Сроки — Привезём завтра, \{name\}!\n/,
  );
  assert.deepEqual(buttonsOf(list), ["Привет", "Сроки"]);
  await vera.presses(list, "Сроки");
  await desk.settles();
  assert.deepEqual(buttonsOf(shown(vera, list)), ["‹ Назад"], "another manager may only look");
  assert.match(
    textOf((await answerTo(desk, "/templates remove сроки", vera)).content),
    /^Шаблон «Сроки» может изменить/,
  );
  assert.match(
    textOf((await answerTo(desk, "/templates remove СРОКИ", olga)).content),
    /^Шаблон «Доставка \/ Сроки» удалён\.$/,
  );
  await vera.presses(list, "‹ Назад");
  await desk.settles();
  assert.deepEqual(buttonsOf(shown(vera, list)), ["Привет"]);
  assert.match(textOf((await answerTo(desk, "/audit", olga)).content), /Ольга: удалён шаблон «Сроки»/);
});

test("without a text the next message is the canned reply, with its formatting; a press asks for another", async (t) => {
  const desk = await openKnown(t);
  const { boris } = desk;
  assert.match(
    textOf((await answerTo(desk, "/templates add Важно", boris)).content),
    /^Пришлите, что отправлять клиенту по шаблону «Важно»/,
  );
  const wrong = await boris.writes("{имя}, здравствуйте");
  assert.match(textOf((await boris.sees(() => true, { after: wrong })).content), /^Что такое \{имя\}/);
  const text = "Это важно, {name}";
  const bold = { type: "bold", offset: 4, length: 5 } as const;
  const written = await boris.writes({ text, entities: [bold] });
  const page = await boris.sees(() => true, { after: written });
  const shownBold = page.content.entities!.find(({ offset }) => offset > page.content.text!.indexOf("Это"))!;
  assert.equal(
    page.content.text!.slice(shownBold.offset, shownBold.offset + shownBold.length),
    "важно",
    "the formatting is kept",
  );
  await boris.presses(page, "✏️ Изменить");
  await boris.sees("Пришлите, что отправлять клиенту по шаблону «Важно»: текст", { after: page });
  const changed = await boris.writes("Совсем другое");
  assert.match(
    textOf((await boris.sees(() => true, { after: changed })).content),
    /^✅ Шаблон сохранён\.[\s\S]*Совсем другое$/,
  );
  await boris.presses(page, "🗑 Удалить");
  await desk.settles();
  assert.match(textOf(shown(boris, page).content), /^Удалить шаблон «Важно»\?/);
  await boris.presses(page, "🗑 Удалить");
  await desk.settles();
  assert.match(textOf(shown(boris, page).content), /^Шаблонов пока нет/);
});

for (const [written, answer] of [
  ["/templates add", /^Не хватает имени шаблона/],
  ["/templates add = текст", /^Не хватает имени шаблона/],
  ["/templates add !!! = текст", /^Не хватает имени шаблона/],
  [`/templates add ${"я".repeat(200)} = текст`, /^Имя «я{39}…» слишком длинное: знаков в нём 200/],
  [`/templates add ${"я".repeat(65)} / Имя = текст`, /^Имя «я{39}…» слишком длинное: знаков в нём 65/],
  ["/templates add ПРИВЕТ = текст", /^Шаблон «ПРИВЕТ» уже есть/],
  ["/templates add Имя =", /^Шаблон пустой/],
  ["/templates add Имя = {name}", /^Шаблон пустой/],
  [
    "/templates add Имя = {имя}, добрый день",
    /^Что такое \{имя\}, бот не знает\. Есть \{name\} — имя клиента, \{manager\}/,
  ],
  ["/templates add Имя = {name, добрый день", /^В тексте лишняя фигурная скобка/],
  ["/templates add Имя = // только для своих", /^Текст начинается с \/\//],
  [
    `/templates add Имя = ${"щ".repeat(4_000)}`,
    /^Текст слишком длинный: знаков в нём 4000, а помещается 3800/,
  ],
  ["/templates remove", /^Какой шаблон удалить\?/],
  ["/templates remove Нет такого", /^Шаблона «Нет такого» нет/],
  ["/templates чепуха", /^«чепуха» — не шаблон и не команда/],
] as const)
  test(`${written.slice(0, 50)} says what is wrong and changes nothing`, async (t) => {
    const desk = await openKnown(t);
    const { boris } = desk;
    await answerTo(desk, "/templates add Привет = Здравствуйте!", boris);
    assert.match(textOf((await answerTo(desk, written, boris)).content), answer);
    assert.deepEqual(buttonsOf(await answerTo(desk, "/templates", boris)), ["Привет"]);
  });

test("HTML in a name and in the words is shown as it was typed", async (t) => {
  const desk = await openKnown(t);
  const made = await answerTo(desk, "/templates add <b>&Имя = <i>да</i> & нет", desk.boris);
  assert.match(textOf(made.content), /\n<b>&Имя\n[\s\S]*\n<i>да<\/i> & нет$/);
});

for (const [asked, answer] of [
  ["/templates add Схема", "Альбом в шаблон не поместится. Пришлите одно фото или один файл."],
  ["/templates import", /^Шаблоны загружаются из файла \.json\. Здесь — фото\./],
  ["/faq add Как?", /^Ответ — одно сообщение, а не альбом\./],
  ["/texts client-greeting", /^Нужно обычное текстовое сообщение/],
] as const)
  test(`an album after ${asked} is refused once, and not with each photo`, async (t) => {
    const desk = await openKnown(t);
    const { olga } = desk;
    const page = await answerTo(desk, asked);
    if (buttonsOf(page).length > 0) {
      await olga.presses(page, "Изменить");
      await desk.settles();
    }
    const [first] = await olga.sendsAlbum([photo("1"), photo("2"), photo("3")]);
    await olga.sees(answer, { after: first! });
    await olga.writes("/templates remove Ничего");
    const next = await olga.sees("Шаблона «Ничего» нет");
    const said = olga.messages.filter(({ message_id: id }) => first!.message_id < id && id < next.message_id);
    assert.equal(said.filter(({ sender }) => sender.account !== olga.account).length, 1);
  });

for (const [caption, answer] of [
  ["/templates add Схема = Как проехать", "Альбом в шаблон не поместится. Пришлите одно фото или один файл."],
  ["/templates add Схема", "Альбом в шаблон не поместится. Пришлите одно фото или один файл."],
  ["/faq add Как? = Вот так", /^Ответ — одно сообщение, а не альбом\./],
  ["/backup", /^После \/backup ничего писать не нужно/],
] as const)
  for (const size of [3, 11])
    test(`${size} photos with the caption ${caption} are refused once, and nobody asks about the rest`, async (t) => {
      const desk = await openKnown(t);
      const { olga } = desk;
      const photos = Array.from({ length: size }, () => photo());
      photos[0] = photo(caption);
      const [first] = await olga.sendsAlbum(photos.slice(0, 10));
      await olga.sees(answer, { after: first! });
      for (const rest of photos.slice(10)) await olga.sends(rest);
      await olga.writes("/templates remove Ничего");
      const next = await olga.sees("Шаблона «Ничего» нет");
      await desk.settles();
      const isHere = ({ message_id: id }: StoredMessage) => first!.message_id < id && id < next.message_id;
      const said = olga.messages.filter((each) => isHere(each) && each.sender.account !== olga.account);
      assert.equal(said.length, 1, said.map(({ content }) => textOf(content)).join("\n\n"));
    });

test("words under a later photo of an album with a command are a message of their own", async (t) => {
  const desk = await openKnown(t);
  const { olga } = desk;
  await olga.sendsAlbum([photo("/templates add Схема"), photo("А это нашему клиенту"), photo()]);
  await olga.sees(/^Альбом в шаблон не поместится/);
  await olga.sees(/^Вы в команде, поэтому/);
});

test("a place on the map is no canned reply", async (t) => {
  const desk = await openKnown(t);
  const { boris } = desk;
  await answerTo(desk, "/templates add Карта", boris);
  const place = await boris.sends({ location: { latitude: 1, longitude: 2 } });
  assert.match(
    textOf((await boris.sees(() => true, { after: place })).content),
    /^В шаблоне может быть текст, фото.* Здесь — геопозиция/,
  );
});

test("many canned replies have pages", async (t) => {
  const desk = await openKnown(t);
  const { boris } = desk;
  for (let number = 1; number <= 12; number += 1)
    await answerTo(desk, `/templates add Ответ ${number} = Текст ${number}`, boris);
  const list = await answerTo(desk, "/templates", boris);
  assert.match(textOf(list.content), /^Шаблоны: 12\n• Ответ 1 — [\s\S]*• Ответ 10 — Текст 10\n\nДобавить/);
  await boris.presses(list, "Дальше ›");
  await desk.settles();
  assert.deepEqual(buttonsOf(shown(boris, list)), ["Ответ 11", "Ответ 12", "‹ Назад"]);
});

function shown(person: Person, { message_id }: { message_id: number }) {
  return person.messages.find((each) => each.message_id === message_id)!;
}
