import assert from "node:assert/strict";
import { test } from "node:test";
import { findAuditLines } from "../../src/store/audit.ts";
import { sql } from "../../src/store/database.ts";
import { answerTo } from "../managers/team.ts";
import type { Desk } from "../support/desk.ts";
import { openKnown } from "../support/known-desk.ts";
import { textOf } from "../telegram/content.ts";
import { photo, video } from "../telegram/contents.ts";
import { Failure } from "../telegram/failure.ts";
import { exports, imports, type TemplateFile } from "./files.ts";

test("what is exported comes back as it was: on the same bot, after all of it was removed", async (t) => {
  const desk = await openKnown(t);
  const { boris } = desk;
  await makesAll(desk);
  const before = contents(desk);
  const { file } = await exports(desk, boris);
  assert.deepEqual(
    file.templates.map(({ group, name, texts }) => [group, name, Object.keys(texts)]),
    [
      [undefined, "Важно", ["ru"]],
      [undefined, "Кино", ["ru"]],
      ["Доставка", "Сроки", ["en", "ru"]],
      ["Доставка", "Схема", ["ru"]],
    ],
  );
  assert.equal(
    textOf((await imports(desk, boris, file)).content),
    "Ничего не изменилось.\nТакие же, как были, — 4.",
  );
  desk.app.store.transaction((tx) => {
    tx.run(sql.deleteFrom("template_texts"));
    tx.run(sql.deleteFrom("templates"));
  });
  assert.equal(
    textOf((await imports(desk, boris, file)).content),
    "✅ Шаблоны загружены.\nДобавлено 4: Важно, Кино, Сроки, Схема",
  );
  assert.deepEqual(contents(desk), before);
  assert.deepEqual(
    findAuditLines(desk.app.store, 0, 1).map(({ actor, entry }) => ({ actor, entry })),
    [
      {
        actor: { kind: "manager", id: boris.id },
        entry: { what: "templates_imported", added: 4, changed: 0 },
      },
    ],
  );
  assert.match(
    textOf((await answerTo(desk, "/audit", desk.olga)).content),
    /Борис: загружены шаблоны из файла, новых 4, изменённых 0/,
  );
});

test("when Telegram refuses the file, whoever asked reads its reason at once", async (t) => {
  const desk = await openKnown(t);
  const { boris } = desk;
  await makesAll(desk);
  const heal = desk.telegram.faults.fails(new Failure(400, "Bad Request: file must be non-empty"), {
    method: "sendDocument",
  });
  await boris.writes("/templates export");
  await boris.sees(
    "Telegram не принял файл с шаблонами: Bad Request: file must be non-empty. Попробуйте ещё раз: /templates export",
  );
  heal();
  await exports(desk, boris);
});

test("attachments of another bot are refused, words without any are not", async (t) => {
  const desk = await openKnown(t);
  const { boris } = desk;
  await makesAll(desk);
  const { file } = await exports(desk, boris);
  const foreign: TemplateFile = { ...file, bot: { id: 777, username: "other_bot" } };
  assert.match(
    textOf((await imports(desk, boris, foreign)).content),
    /в файле 2 шаблона с ошибками[\s\S]*\n\n2\. Кино: Вложение загружали в бот @other_bot, у этого бота его нет\./,
  );
  const words = foreign.templates.filter(({ texts }) =>
    Object.values(texts).every(({ kind }) => kind === "text"),
  );
  assert.equal(
    textOf((await imports(desk, boris, { ...foreign, templates: words })).content),
    "Ничего не изменилось.\nТакие же, как были, — 2.",
  );
});

/** One of every sort: formatted, in two languages, in a group, with files. */
async function makesAll(desk: Desk): Promise<void> {
  const { boris } = desk;
  await answerTo(desk, "/templates add Доставка / Сроки = Привезём завтра, {name}!", boris);
  await answerTo(desk, "/templates add en Сроки = We deliver tomorrow.", boris);
  for (const [name, content] of [
    ["Важно", { text: "Это важно, {name}", entities: [{ type: "bold", offset: 4, length: 5 }] }],
    ["Доставка / Схема", photo("Вот схема", { show_caption_above_media: true, has_media_spoiler: true })],
    ["Кино", video("Смотрите")],
  ] as const) {
    await answerTo(desk, `/templates add ${name}`, boris);
    const sent = await boris.sends(content as ReturnType<typeof photo>);
    await boris.sees("✅ Шаблон сохранён.", { after: sent });
  }
}

function contents({ app }: Desk): unknown[] {
  return app.store.all(
    sql
      .selectFrom("templates")
      .innerJoin("template_texts", "template_texts.template_id", "templates.id")
      .select(["group_name", "name", "made_by", "language", "content"])
      .orderBy("name")
      .orderBy("language"),
  );
}
