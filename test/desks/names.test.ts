import assert from "node:assert/strict";
import { test } from "node:test";
import { readName, readNames } from "../../src/handle/names.ts";

const quotes = [
  '"Возврат денег"',
  "«Возврат денег»",
  "“Возврат денег”",
  "„Возврат денег“",
  "„Возврат денег”",
];

test("a name is read without the quotes that any keyboard puts around it", () => {
  for (const written of [...quotes, "'Возврат денег'", "‘Возврат денег’", " « Возврат  денег » "])
    assert.equal(readName(written), "Возврат денег", written);
  for (const written of ["О'Нил", "«А» и «Б»", '"', "«»", "„Возврат", "Возврат»"])
    assert.equal(readName(written), written);
});

test("of two names either may be in quotes, and then hold the sign between them", () => {
  for (const quoted of quotes)
    for (const written of [
      `${quoted} = Обмен`,
      `Возврат денег = ${quoted.replace("Возврат денег", "Обмен")}`,
    ])
      assert.deepEqual(readNames(written), ["Возврат денег", "Обмен"], written);
  assert.deepEqual(readNames("„А = Б“ „В“"), ["А = Б", "В"]);
  assert.deepEqual(readNames("'А = Б' -> В"), ["А = Б", "В"]);
});
