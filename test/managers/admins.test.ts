import assert from "node:assert/strict";
import { test } from "node:test";
import { findAdmins } from "../../src/store/people/managers.ts";
import { type Desk, openDesk, until } from "../support/desk.ts";
import { answerTo, colleague, menuOf } from "./team.ts";

const admins = ({ app }: Desk) => findAdmins(app.store).map(({ id }) => id);

test("an admin appoints another, who has the commands and the menu at once, and stays one over a start", async (t) => {
  const desk = await openDesk(t);
  const vera = await colleague(desk, "Вера", "vera_k");
  await vera.starts();
  await until(() => menuOf(desk, vera)?.includes("help") === true, "she has no manager's menu");
  await answerTo(desk, "/admins add @vera_k");
  await vera.sees("Теперь вы администратор этого бота");
  await until(() => menuOf(desk, vera)?.includes("admins") === true, "she has no admin's menu");
  assert.match(
    (await answerTo(desk, "/admins", vera)).content.text!,
    /Ольга · из настроек на сервере \(ADMIN_IDS\)[\s\S]*Вера @vera_k/,
  );
  await desk.stop();
  await desk.start();
  assert.deepEqual(admins(desk), [desk.olga.id, vera.id]);
  await answerTo(desk, "/admins remove @vera_k");
  await vera.sees("Вы больше не администратор этого бота, но остаётесь менеджером");
  await until(() => menuOf(desk, vera)?.includes("admins") === false, "she keeps the admin's menu");
  await vera.writes("/admins");
  await vera.sees("Это может только администратор: Ольга.");
  assert.deepEqual(admins(desk), [desk.olga.id]);
});

test("the last admin stays; an admin may leave the office to another", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, config: { adminIds: [] } });
  const { olga, boris } = desk;
  await olga.starts("claim_the-code-of-this-test");
  await olga.sees("администратор");
  const last = await answerTo(desk, `/admins remove ${olga.id}`);
  assert.match(last.content.text!, /единственный администратор/);
  await boris.writes("Вопрос");
  await desk.settles();
  await answerTo(desk, `/admins add ${boris.id}`);
  await desk.settles();
  const gone = await answerTo(desk, `/admins remove ${olga.id}`);
  assert.equal(gone.content.text, "Вы больше не администратор, но остаётесь менеджером.");
  assert.deepEqual(admins(desk), [boris.id]);
});

test("an owner by the link whom ADMIN_IDS names too cannot be removed", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, config: { adminIds: [] } });
  const { olga, boris } = desk;
  await boris.starts("claim_the-code-of-this-test");
  await boris.sees("администратор");
  await desk.stop();
  Object.assign(desk.config, { adminIds: [olga.id, boris.id] });
  await desk.start();
  const answer = await answerTo(desk, `/admins remove ${boris.id}`);
  assert.match(answer.content.text!, /администратор по настройкам на сервере/);
  assert.deepEqual(new Set(admins(desk)), new Set([olga.id, boris.id]));
});
