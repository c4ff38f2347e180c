import { ok, text } from "./files.ts";

/** Files with something wrong in them: what it is, the file, and what the answer says. */
export const wrong = [
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

function spans(formatting: object[], words = "да"): unknown {
  return { templates: [{ name: "Я", texts: { ru: { text: words, formatting } } }] };
}

function many(count: number): unknown {
  return { templates: Array.from({ length: count }, (_, index) => ({ ...ok, name: `Шаблон ${index}` })) };
}
