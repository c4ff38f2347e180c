import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readValue } from "../../src/handle/settings/settings.ts";
import {
  isDash,
  isOff,
  readKinds,
  readPriority,
  readReportFilter,
  readReportKind,
  readReportPeriod,
  readSwitch,
  readVerb,
} from "../../src/text/typed.ts";
import { plain, languages } from "../../src/text/text.ts";
import { limitedKinds } from "../../src/ticket/protection.ts";

test("on and off are understood as people write them", () => {
  for (const word of "on ON yes да Да. вкл Вкл включить включено true".split(" "))
    assert.equal(readSwitch(word), "on", word);
  for (const word of "off no none нет Нет выкл ВЫКЛ. выключить выключено отключить false".split(" "))
    assert.ok(isOff(word), word);
  for (const word of ["", "может", "выкл завтра", "onn"]) assert.equal(readSwitch(word), undefined, word);
  for (const dash of ["-", "–", "—", " − ", "--"]) assert.ok(isDash(dash), dash);
  for (const word of ["", "-1", "нет —"]) assert.ok(!isDash(word), word);
});

test("what a command does may be written in Russian", () => {
  const written = {
    add: "add Add добавить Добавь",
    remove: "remove убрать удалить снять",
    invite: "invite пригласить",
    rename: "rename переименовать",
    hide: "hide скрыть",
    show: "show показать",
    start: "start начать старт",
    stop: "stop закончить стоп",
  };
  for (const [verb, words] of Object.entries(written))
    for (const word of words.split(" ")) assert.equal(readVerb(word), verb, word);
  assert.equal(readPriority("срочно"), "high");
  assert.equal(readPriority("Обычный"), "normal");
  assert.equal(readReportKind("Сотрудники"), "staff");
  assert.equal(readReportFilter("Отдел"), "desk");
  assert.equal(readReportPeriod("прошлая неделя"), "last-week");
  assert.equal(readReportPeriod("прошлую-неделю"), "last-week");
});

/** What an admin writes after `/settings allow`, and what is stored. */
const kinds = `
фото                               photo
Фото, видео и голос                photo, video, voice
фотографии голосовые файлы         photo, voice, document
голосовые сообщения, видео сообщения   video_note, voice
гифки; стикеры; кружочки           video_note, animation, sticker
место на карте, геопозиция         location, venue
музыка + документы                 audio, document
photos and voice messages          photo, voice
photo, photo                       photo
video_note                         video_note
a photo, a GIF                     photo, animation
текст                              text
только текст                       text
текст и фото                       photo
всё                                all
все                                all
ALL                                all
`;

for (const line of kinds.trim().split("\n")) {
  const [written = "", stored] = line.trim().split(/\s{3,}/);
  test(`what clients may send: ${written}`, () => assert.equal(readValue("allow", written), stored));
}

test("every kind is understood by the name that the bot gives it", () => {
  for (const language of languages)
    for (const kind of limitedKinds)
      assert.deepEqual(readKinds(plain(language, `kind-${kind}`)), { kinds: [kind] }, kind);
});

test("the word that names no kind is found", () => {
  assert.equal(readKinds("фото, картошка, видео").wrong, "картошка");
  assert.equal(readKinds("голосовые картошки").wrong, "картошки");
  assert.equal(readValue("allow", "все кроме видео"), undefined);
  assert.equal(readValue("allow", "все, фото"), undefined);
  assert.equal(readValue("allow", ", ,"), undefined);
});

/** Settings in words, and what is stored. */
const values = [
  ["signature", "менеджер", "manager"],
  ["signature", "имя менеджера", "manager"],
  ["signature", "Отдел", "desk"],
  ["signature", "нет", "none"],
  ["signature", "выкл", "none"],
  ["access", "список", "list"],
  ["access", "все", "members"],
  ["reopen", "14 дней", "14"],
  ["reopen", "1 день", "1"],
  ["reopen", "новое", "new"],
  ["reopen", "нет", "new"],
  ["low_rating", "выкл", "0"],
  ["low_rating", "2 звезды", "2"],
  ["flood", "без ограничений", "off"],
  ["max_files", "нет", "off"],
  ["max_length", "выкл", "off"],
  ["thanks", "выключить", "off"],
  ["rating", "да", "on"],
  ["stop_words", "отключить", "off"],
] as const;

for (const [key, written, stored] of values)
  test(`/settings ${key} ${written}`, () => assert.equal(readValue(key, written), stored));

test("no word that people type after a command stands anywhere else", () => {
  for (const path of globSync("src/{handle,report,telegram}/**/*.ts")) {
    const code = readFileSync(path, "utf8")
      .replaceAll(/\/\*\*?[\s\S]*?\*\//g, "")
      .replaceAll(/\/\/.*$/gm, "");
    assert.doesNotMatch(code, /[А-Яа-яЁё]/, path);
  }
});
