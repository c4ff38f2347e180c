import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { findAuditLines } from "../../src/store/audit.ts";
import { sql } from "../../src/store/database.ts";
import { openProcessDesk } from "../durability/process-desk.ts";
import { answerTo, colleague } from "../managers/team.ts";
import { type Desk, openDesk, until } from "../support/desk.ts";
import { document, photo, video } from "../telegram/contents.ts";
import { textOf } from "../telegram/content.ts";
import { Failure } from "../telegram/failure.ts";
import { exports, imports, type TemplateFile } from "./files.ts";

test("what is exported comes back as it was: on the same bot, after all of it was removed", async (t) => {
  const desk = await opens(t);
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
  const desk = await opens(t);
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

test("what the file changes is changed, what it does not name stays, and what is somebody else's is named", async (t) => {
  const desk = await opens(t);
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
  const desk = await opens(t);
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

const ok = { name: "Годный", texts: { ru: { text: "Да" } } };
const text = (words: string) => ({ ru: { text: words } });

const wrong = [
  [
    "broken JSON",
    '{"templates": [\n  {"name": "Я" "texts": {}}\n]}',
    /^Файл не читается: в нём ошибка, строка 2, знак 16\./,
  ],
  ["a file that ends too early", '{"templates": [', /^Файл не читается: .*(?:обрывается|строка)/],
  ["an empty file", " ", /^Файл не читается/],
  [
    "another encoding",
    Buffer.from('\uFEFF{"templates": []}', "utf16le"),
    /^Текст в файле не в кодировке UTF-8/,
  ],
  ["windows-1251", Buffer.from([0x7b, 0xcf, 0xf0, 0xe8, 0x7d]), /^Текст в файле не в кодировке UTF-8/],
  ["a list", [ok], /^Это не файл с шаблонами: в нём нет списка templates/],
  ["null", "null", /^Это не файл с шаблонами/],
  ["no list", { templates: { a: ok } }, /^Это не файл с шаблонами/],
  ["an empty list", { templates: [] }, /^В файле нет ни одного шаблона\. Ничего не изменилось\.$/],
  [
    "10,000 entries",
    { templates: Array.from({ length: 10_000 }, (_, index) => ({ ...ok, name: `Шаблон ${index}` })) },
    /^Шаблонов в файле — 10[\s\u00A0]?000, а помещается 500\./,
  ],
  [
    "too many with those that there are",
    many(500),
    /^Новых шаблонов в файле — 500, уже есть 1, а помещается 500/,
  ],
  [
    "two of one name",
    { templates: [ok, { name: "ГОДНЫЙ", texts: text("Нет") }] },
    /^Ничего не изменилось: в файле 1 шаблон с ошибкой\.[\s\S]*\n\n2\. ГОДНЫЙ: Такое имя уже у шаблона № 1/,
  ],
  ["no name", { templates: [ok, { texts: text("Нет") }] }, /\n\n2\. Поля «name» не хватает/],
  [
    "no object",
    { templates: [ok, 5, null] },
    /в файле 2 шаблона с ошибками[\s\S]*\n\n2\. На этом месте должен быть/,
  ],
  [
    "an unwritten name",
    { templates: [{ name: " \u200E!", texts: text("Нет") }] },
    /\n\n1\. .*Шаблону? .*имени|Не хватает имени/,
  ],
  [
    "a long name",
    { templates: [{ name: "я".repeat(65), texts: text("Нет") }] },
    /Имя «я{39}…» слишком длинное/,
  ],
  ["no texts", { templates: [{ name: "Пусто", texts: {} }] }, /\n\n1\. Пусто: Поля «texts» не хватает/],
  ["another language", { templates: [{ name: "Я", texts: { de: { text: "Ja" } } }] }, /Поля? «texts/],
  ["a misspelt field", { templates: [{ ...ok, naem: 1 }] }, /1\. Годный: Поля «naem» в шаблонах не бывает/],
  [
    "a misspelt field inside",
    { templates: [{ name: "Я", texts: { ru: { txt: "Да" } } }] },
    /1\. Я: Поля «texts\.ru\.txt» в шаблонах не бывает/,
  ],
  ["an empty text", { templates: [{ name: "Я", texts: text(" {name} ") }] }, /1\. Я: Шаблон пустой/],
  ["a note", { templates: [{ name: "Я", texts: text("// своим") }] }, /1\. Я: Текст начинается с \/\//],
  [
    "an unknown placeholder",
    { templates: [{ name: "Я", texts: text("{имя}") }] },
    /1\. Я: Что такое \{имя\}/,
  ],
  [
    "a long text",
    { templates: [{ name: "Я", texts: text("щ".repeat(3_801)) }] },
    /знаков в нём 3801, а помещается 3800/,
  ],
  [
    "half of a letter",
    '{"templates": [{"name": "Я \\ud83d", "texts": {"ru": {"text": "Да"}}}, {"name": "Он", "\\ud83d": 1}]}',
    /1\. Я \uFFFD: Поля «name» не хватает[\s\S]*2\. Он: /,
  ],
  [
    "half of a letter in the words",
    '{"templates": [{"name": "Я", "texts": {"ru": {"text": "Да \\ud83d"}}}]}',
    /1\. Я: Поля «texts\.ru\.text» не хватает/,
  ],
  [
    "another kind",
    { templates: [{ name: "Я", texts: { ru: { kind: "poll" } } }] },
    /«texts\.ru\.kind» не хватает/,
  ],
  [
    "a photo without a file",
    { templates: [{ name: "Я", texts: { ru: { kind: "photo" } } }] },
    /Здесь — фото, такой/,
  ],
  [
    "a text with a file",
    { templates: [{ name: "Я", texts: { ru: { text: "Да", file: { id: "A" } } } }] },
    /у текста не бывает файла/,
  ],
  [
    "a sticker with words",
    { templates: [{ name: "Я", texts: { ru: { kind: "sticker", text: "Да", file: { id: "A" } } } }] },
    /у стикера и видеосообщения — подписи/,
  ],
  [
    "formatting beyond the text",
    spans([{ type: "bold", offset: 1, length: 2 }]),
    /Оформление \(formatting\) не совпадает/,
  ],
  [
    "formatting in a character",
    spans([{ type: "bold", offset: 0, length: 1 }], "🙂"),
    /Оформление \(formatting\) не совпадает/,
  ],
  [
    "formatting of no kind",
    spans([{ type: "shiny", offset: 0, length: 1 }]),
    /«texts\.ru\.formatting\.0\.type»/,
  ],
  [
    "a link without an address",
    spans([{ type: "text_link", offset: 0, length: 1 }]),
    /«texts\.ru\.formatting\.0»/,
  ],
  [
    "half a character",
    '{"templates":[{"name":"Я","texts":{"ru":{"text":"\\ud83d"}}}]}',
    /«texts\.ru\.text» не хватает/,
  ],
  [
    "too much formatting",
    spans(Array.from({ length: 600 }, () => ({ type: "bold", offset: 0, length: 2 }))),
    /слишком много оформления/,
  ],
] as const;

test("whatever is wrong with the file, the answer says what, and nothing changes", async (t) => {
  const desk = await opens(t);
  const { boris } = desk;
  await answerTo(desk, "/templates add Был = Есть", boris);
  const before = rows(desk);
  for (const [name, file, said] of wrong) {
    const answer = textOf((await imports(desk, boris, file)).content);
    assert.match(answer, said, name);
    assert.match(answer, /Ничего не изменилось/, name);
    assert.deepEqual(rows(desk), before, name);
  }
  assert.equal(findAuditLines(desk.app.store, 0, 1)[0]!.entry.what, "template_saved");
});

test("the first ten mistakes are named, with how many more there are, and none of the good ones is taken", async (t) => {
  const desk = await opens(t);
  const { boris } = desk;
  const templates = [
    ok,
    ...Array.from({ length: 13 }, (_, index) => ({ name: `П${index}`, texts: text("{a}") })),
  ];
  const answer = textOf((await imports(desk, boris, { templates })).content);
  assert.match(answer, /^Ничего не изменилось: в файле 13 шаблонов с ошибками\./);
  assert.deepEqual(
    [...answer.matchAll(/^(\d+)\. (П\d+): Что такое \{a\}/gm)].map(([, place, name]) => `${place} ${name}`),
    Array.from({ length: 10 }, (_, index) => `${index + 2} П${index}`),
  );
  assert.match(answer, /\n\nИ ещё 3 шаблона с ошибками\.$/);
  assert.deepEqual(rows(desk), []);
});

test("HTML, spaces, quotes and directions in names are as if they had been typed", async (t) => {
  const desk = await opens(t);
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

test("attachments of another bot are refused, words without any are not", async (t) => {
  const desk = await opens(t);
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

test("a large file is not loaded, whatever its message says of its size", async (t) => {
  const desk = await opens(t);
  const { boris, telegram } = desk;
  const sent = await boris.sends(document("/templates import", { file_size: 9 * 1024 * 1024 }));
  const large = /^Файл слишком большой: помещается 8 МБ\..*Ничего не изменилось\.$/;
  assert.match(textOf((await boris.sees(() => true, { after: sent })).content), large);
  assert.equal(telegram.calls.count("getFile"), 0);
  const liar = document("/templates import", { file_size: 100 });
  const lied = await boris.sends(liar);
  telegram.world.files.find(liar.document!.file_id)!.bytes = Buffer.alloc(9 * 1024 * 1024, 32);
  assert.match(textOf((await boris.sees(() => true, { after: lied })).content), large);
});

test("while Telegram is away the file waits, and is taken once", async (t) => {
  const desk = await opens(t);
  const { boris, telegram } = desk;
  telegram.faults.badGateway({ method: "getFile", times: 1 });
  telegram.faults.cutAfter({ method: "download", times: 1 });
  telegram.faults.fails(new Failure(404, "Not Found"), { method: "download", times: 1 });
  assert.equal(
    textOf((await imports(desk, boris, { templates: [ok] })).content),
    "✅ Шаблоны загружены.\nДобавлено 1: Годный",
  );
  telegram.faults.fails(
    new Failure(400, "Bad Request: wrong file_id or the file is temporarily unavailable"),
    {
      method: "getFile",
      times: 1,
    },
  );
  assert.match(
    textOf((await imports(desk, boris, { templates: [ok] })).content),
    /^Telegram больше не отдаёт этот файл\. Пришлите его ещё раз\./,
  );
  await desk.rests();
});

test("whoever leaves the team while the file is on its way changes nothing and gets nothing", async (t) => {
  const desk = await opens(t);
  const { boris, telegram } = desk;
  await answerTo(desk, "/templates add Был = Есть", boris);
  const before = rows(desk);
  const heal = telegram.faults.latency(100, { method: "getFile" });
  const sent = document("/templates import");
  const asked = await boris.sends(sent);
  telegram.world.files.find(sent.document!.file_id)!.bytes = Buffer.from(JSON.stringify({ templates: [ok] }));
  await until(() => telegram.calls.count("getFile") === 1, "the file is not loaded");
  desk.app.store.transaction((tx) =>
    tx.run(sql.updateTable("managers").set({ is_active: 0 }).where("id", "=", boris.id)),
  );
  assert.equal(
    textOf((await boris.sees(() => true, { after: asked })).content),
    "Это могут только сотрудники поддержки.",
  );
  heal();
  assert.deepEqual(rows(desk), before);
});

test("killed between loading and writing, the bot takes the file once and says so", async (t) => {
  const desk = await openProcessDesk(t);
  const bot = await desk.setUp();
  const { olga, telegram } = desk;
  await olga.starts();
  await desk.settles();
  const heal = telegram.faults.latency(15_000, { method: "download" });
  const content = document("/templates import");
  await olga.sends(content);
  telegram.world.files.find(content.document!.file_id)!.bytes = Buffer.from(
    JSON.stringify({ templates: [ok] }),
  );
  await until(() => telegram.calls.count("download") === 1, "nothing is loaded");
  assert.deepEqual(desk.read("SELECT name FROM templates"), []);
  await bot.kill();
  heal();
  await desk.start();
  await olga.sees("✅ Шаблоны загружены.");
  await desk.settles();
  assert.deepEqual(desk.read("SELECT name FROM templates"), [{ name: "Годный" }]);
  assert.deepEqual(desk.read("SELECT count(*) AS count FROM audit WHERE what = 'templates_imported'"), [
    { count: 1 },
  ]);
  assert.deepEqual(desk.read("SELECT id FROM outbox"), []);
});

function spans(formatting: object[], words = "да"): unknown {
  return { templates: [{ name: "Я", texts: { ru: { text: words, formatting } } }] };
}

function many(count: number): unknown {
  return { templates: Array.from({ length: count }, (_, index) => ({ ...ok, name: `Шаблон ${index}` })) };
}

async function opens(t: TestContext): Promise<Desk> {
  const desk = await openDesk(t);
  await desk.boris.in(desk.group).writes("Всем привет");
  await desk.settles();
  return desk;
}

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

function rows({ app }: Desk): unknown[][] {
  const texts = app.store.all(
    sql
      .selectFrom("templates")
      .innerJoin("template_texts", "template_texts.template_id", "templates.id")
      .select(["group_name", "name", "made_by", "uses", "language", "content"])
      .orderBy("name")
      .orderBy("language"),
  );
  return texts.map(({ group_name, name, made_by, uses, language, content }) => [
    group_name,
    name,
    made_by,
    uses,
    language,
    (JSON.parse(content) as { text: string }).text,
  ]);
}
