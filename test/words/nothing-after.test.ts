import assert from "node:assert/strict";
import { test } from "node:test";
import { answerTo } from "../managers/team.ts";
import { openDesk } from "../support/desk.ts";
import { document } from "../telegram/contents.ts";

for (const [written, command] of [
  ["/backup 5", "/backup"],
  ["/backup вчера", "/backup"],
  ["/templates export x", "/templates export"],
  ["/templates import новые", "/templates import"],
  ["/managers invite Глеб", "/managers invite"],
] as const)
  test(`${written} does nothing and says why`, async (t) => {
    const desk = await openDesk(t);
    await desk.olga.starts();
    await desk.settles();
    await answerTo(desk, "/templates add Привет = Здравствуйте!");
    const before = await answerTo(desk, "/audit");
    const said = await answerTo(desk, written);
    assert.equal(
      said.content.text,
      `После ${command} ничего писать не нужно, поэтому бот ничего не сделал. Отправьте просто ${command}`,
    );
    await desk.settles();
    assert.equal(desk.olga.messages.at(-1), said);
    assert.equal((await answerTo(desk, "/audit")).content.text, before.content.text);
  });

test("a file with the command for a copy as its caption brings no copy", async (t) => {
  const desk = await openDesk(t);
  await desk.olga.starts();
  const sent = await desk.olga.sends({ ...document("book.pdf"), caption: "/backup" });
  await desk.olga.sees(/^После \/backup ничего писать не нужно/, { after: sent });
});

test("words after /help in the group, outside of a request, are for nobody, and their author is told", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const asked = await boris.in(desk.group).writes("/help как закрыть?");
  await boris.in(desk.group).sees(/То, что вы добавили к команде, никто не получил/, { after: asked });
});
