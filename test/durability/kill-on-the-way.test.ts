import assert from "node:assert/strict";
import { test } from "node:test";
import type { StoredMessage } from "../telegram/actors.ts";
import { instants, killedAt } from "./killed-at.ts";
import { openProcessDesk } from "./process-desk.ts";

for (const instant of instants)
  test(`killed ${instant} that hands a removed manager's requests over, the receiver has them and is told`, async (t) => {
    const desk = await openProcessDesk(t);
    await desk.setUp();
    await desk.olga.starts();
    await desk.boris.starts();
    const vera = desk.telegram.client("Вера", { language_code: "ru", username: "vera_k" });
    desk.forum.add(vera);
    await desk.settles();
    await desk.telegram.client("Анна", { language_code: "ru" }).writes("Вопрос");
    const topic = await desk.forum.hasTopic("№1");
    await vera.in(topic).presses("🙋 Взять");
    await desk.boris.in(topic).writes("// я здесь");
    await desk.settles();
    await desk.olga.writes("/managers remove @vera_k");
    await desk.olga.sees("Кому их передать?");
    await killedAt(desk, instant, { method: "sendMessage", chat_id: desk.boris.id }, () =>
      desk.olga.presses("Борис").catch(() => undefined),
    );
    await desk.boris.sees("Вам передали 1 обращение");
    await desk.olga.sees("Передано обращений: 1");
    const told = said(desk.boris.messages, "Вам передали");
    assert.ok(instant === "before the answer is read" ? told <= 2 : told === 1, `told ${told} times`);
    assert.deepEqual(desk.read("SELECT manager_id AS id FROM tickets"), [{ id: desk.boris.id }]);
  });

function said(messages: readonly StoredMessage[], words: string): number {
  return messages.filter(({ content }) => content.text?.includes(words) === true).length;
}
