import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../../src/store/database.ts";
import { answerTo, colleague } from "../managers/team.ts";
import { openKnown } from "../support/known-desk.ts";
import { textOf } from "../telegram/content.ts";
import { document, photo, video } from "../telegram/contents.ts";
import { imports, rows, text } from "./files.ts";

test("what the file changes is changed, what it does not name stays, and what is somebody else's is named", async (t) => {
  const desk = await openKnown(t);
  const { boris, olga } = desk;
  const vera = await colleague(desk, "Вера");
  await answerTo(desk, "/templates add Привет = Здравствуйте!", boris);
  await answerTo(desk, "/templates add en Привет = Hello!", boris);
  await answerTo(desk, "/templates add Пока = До встречи!", vera);
  await answerTo(desk, "/templates add Тихо = Не трогать", boris);
  desk.app.store.transaction((tx) => tx.run(sql.updateTable("templates").set({ uses: 7 })));
  const file = {
    templates: [
      { group: "Общее", name: "ПРИВЕТ", texts: { ru: { text: "Добрый день!" } } },
      { name: "Пока", texts: { ru: { text: "Чужое" } } },
      { name: "Новое", texts: { en: { text: "Brand new" }, ru: { text: "Совсем новое" } } },
    ],
  };
  assert.equal(
    textOf((await imports(desk, boris, file)).content),
    "✅ Шаблоны загружены.\nДобавлено 1: Новое\nИзменено 1: ПРИВЕТ\n" +
      "Остались прежними 1: Пока. Их добавили другие; изменить их могут они сами или администратор.",
  );
  assert.deepEqual(rows(desk), [
    ["", "Новое", boris.id, 0, "en", "Brand new"],
    ["", "Новое", boris.id, 0, "ru", "Совсем новое"],
    ["Общее", "ПРИВЕТ", boris.id, 7, "en", "Hello!"],
    ["Общее", "ПРИВЕТ", boris.id, 7, "ru", "Добрый день!"],
    ["", "Пока", vera.id, 7, "ru", "До встречи!"],
    ["", "Тихо", boris.id, 7, "ru", "Не трогать"],
  ]);
  assert.equal(
    textOf((await imports(desk, olga, file)).content),
    "✅ Шаблоны загружены.\nИзменено 1: Пока\nТакие же, как были, — 2.",
  );
  assert.deepEqual(rows(desk)[4], ["", "Пока", vera.id, 7, "ru", "Чужое"], "whoever made it stays its maker");
});

test("without a file the next message is the file, until it is one", async (t) => {
  const desk = await openKnown(t);
  const { boris } = desk;
  const file = { templates: [{ name: "Привет", texts: { ru: { text: "Да" } } }] };
  for (const command of ["/templates import", "/templates загрузи", "/templates ИМПОРТ"])
    assert.match(
      textOf((await answerTo(desk, command, boris)).content),
      /^Пришлите следующим сообщением файл с шаблонами\./,
    );
  for (const [content, kind] of [
    [photo("вот"), "фото"],
    ["вот он", "текст"],
    [video(), "видео"],
  ] as const) {
    const sent = await boris.sends(content);
    assert.match(
      textOf((await boris.sees(() => true, { after: sent })).content),
      new RegExp(`^Шаблоны загружаются из файла \\.json\\. Здесь — ${kind}\\..*Ничего не изменилось\\.$`),
    );
  }
  assert.match(textOf((await imports(desk, boris, file, "вот этот")).content), /^✅ Шаблоны загружены\./);
  // The question has its answer: another file is a message like any other.
  const other = await boris.sends(document("ещё один"));
  assert.match(
    textOf((await boris.sees(() => true, { after: other })).content),
    /^Вы в команде, поэтому бот пока никому это не отправил\./,
  );
  const wrong = await boris.sends(photo("/templates import"));
  assert.match(
    textOf((await boris.sees(() => true, { after: wrong })).content),
    /^Шаблоны загружаются из файла/,
  );
});

test("HTML, spaces, quotes and directions in names are as if they had been typed", async (t) => {
  const desk = await openKnown(t);
  const { boris } = desk;
  const names = ["<b>&Имя", "  Два \n слова ", "Раз\u202Eтри", "«Кавычки»"];
  const file = { templates: names.map((name) => ({ name, texts: text("<i>да</i>") })) };
  assert.equal(
    textOf((await imports(desk, boris, file)).content),
    "✅ Шаблоны загружены.\nДобавлено 4: <b>&Имя, Два слова, Разтри, Кавычки",
  );
  assert.equal(
    textOf((await imports(desk, boris, file)).content),
    "Ничего не изменилось.\nТакие же, как были, — 4.",
  );
  const stray = { templates: [{ name: "<b>\u202Eя", texts: text("{") }] };
  assert.match(textOf((await imports(desk, boris, stray)).content), /\n\n1\. <b>я?.*: В тексте лишняя/);
});
