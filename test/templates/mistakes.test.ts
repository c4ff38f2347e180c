import assert from "node:assert/strict";
import { test } from "node:test";
import { findAuditLines } from "../../src/store/audit.ts";
import { answerTo } from "../managers/team.ts";
import { openKnown } from "../support/known-desk.ts";
import { textOf } from "../telegram/content.ts";
import { imports, ok, rows, text } from "./files.ts";
import { wrong } from "./mistakes.ts";

test("whatever is wrong with the file, the answer says what, and nothing changes", async (t) => {
  const desk = await openKnown(t);
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
  const desk = await openKnown(t);
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
