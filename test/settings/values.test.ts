import assert from "node:assert/strict";
import { test } from "node:test";
import { definitions } from "../../src/handle/settings/definitions.ts";
import {
  describeValue,
  readSetting,
  readValue,
  readWritten,
  renderAllowed,
  settingKeys,
} from "../../src/handle/settings/settings.ts";
import { languages } from "../../src/text/text.ts";
import { answerTo } from "../managers/team.ts";
import { openDesk } from "../support/desk.ts";

test("what a button says may be written, and means what the button does", () => {
  for (const key of settingKeys) {
    for (const value of definitions[key].examples) {
      for (const language of languages) {
        const label = describeValue(language, key, value);
        const read = readValue(key, label);
        assert.ok(read !== undefined, `${key} ${label}`);
        assert.equal(describeValue(language, key, read), label, `${key} ${label}`);
      }
    }
  }
});

test("no two buttons of a setting say the same, and one of them is marked", async (t) => {
  const desk = await openDesk(t);
  await desk.olga.starts();
  await desk.settles();
  for (const key of settingKeys) {
    const { reply_markup } = await answerTo(desk, `/settings ${key}`);
    const labels = reply_markup!.inline_keyboard.flat().map(({ text }) => text);
    const values = labels.map((label) => label.replace("✓ ", ""));
    assert.deepEqual(values, [...new Set(values)], key);
    assert.equal(labels.filter((label) => label.startsWith("✓ ")).length, 1, key);
  }
});

test("a word for nothing switches stop words off, and is no stop word", async (t) => {
  const desk = await openDesk(t);
  await desk.olga.starts();
  await desk.settles();
  for (const nothing of ["нет", "Нет", "none", "no", "off", "—", "-", "выкл"]) {
    await answerTo(desk, "/settings stop_words казино, казино, Казино");
    assert.deepEqual(readSetting(desk.app.store, "stop_words"), [["казино"]]);
    const { content } = await answerTo(desk, `/settings stop_words ${nothing}`);
    assert.equal(content.text, "Сохранено. Стоп-слова: нет");
    assert.equal(readWritten(desk.app.store, "stop_words"), "off", nothing);
  }
  await answerTo(desk, "/settings stop_words нет, казино");
  assert.deepEqual(readSetting(desk.app.store, "stop_words"), [["нет"], ["казино"]]);
});

test("a wrong value is answered with what is possible, and what each value means", async (t) => {
  const desk = await openDesk(t);
  await desk.olga.starts();
  await desk.settles();
  const said = async (words: string) => (await answerTo(desk, `/settings ${words}`)).content.text!;
  assert.match(await said("max_files 1000000"), /«1000000» не подходит.* от 1 до 10000 или off/);
  assert.match(await said("flood 1001"), / от 1 до 1000 или off/);
  assert.match(
    await said("signature Борис"),
    /можно none — без подписи, manager — имя менеджера, desk — название отдела$/,
  );
  assert.match(
    await said("allow фото, картошка"),
    /^«картошка» не подходит.*photo — фото, video — видео, .*text — только текст, all — всё$/,
  );
  assert.equal(await said("allow text"), "Сохранено. Что можно прислать: только текст");
  assert.equal(await said("allow photo, photo"), "Сохранено. Что можно прислать: фото");
  for (const key of settingKeys) for (const language of languages) assert.ok(renderAllowed(language, key));
});
