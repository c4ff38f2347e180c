import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { instants, killedAt } from "../durability/killed-at.ts";
import { openProcessDesk } from "../durability/process-desk.ts";
import type { Forum } from "../telegram/actors.ts";

const line = "Проверка: бот отправил это сообщение сам и сейчас его удалит.";
const passed = "✅ Проверочное сообщение отправлено и удалено";

suite("killed at the test message of the setup", () => {
  for (const method of ["sendMessage", "deleteMessages"] as const)
    for (const instant of instants.slice(0, method === "sendMessage" ? 2 : 3))
      test(`${instant} of ${method}: no line stays, and the report comes once`, async (t) => {
        const desk = await openProcessDesk(t);
        const { forum, olga } = desk;
        const hit = await killedAt(desk, instant, { method, chat_id: forum.id }, () => desk.start());
        if (method === "sendMessage") assert.equal(hit.parameters["text"], line);
        await olga.in(forum).sees(passed);
        await desk.settles();
        assert.equal(count(forum, passed), 1);
        assert.equal(count(forum, line), 0);
      });

  for (const instant of instants.slice(0, 2))
    test(`${instant} of its report: the pressed report says when the bot looked, and no line stays`, async (t) => {
      const desk = await openProcessDesk(t);
      await desk.start();
      const { forum, olga } = desk;
      const report = await olga.in(forum).sees(passed);
      await desk.settles();
      report.content.text = "";
      await killedAt(desk, instant, { method: "editMessageText", chat_id: forum.id }, () =>
        olga
          .in(forum)
          .presses(report, "Проверить снова")
          .catch(() => undefined),
      );
      await olga.in(forum).sees(passed);
      await desk.settles();
      assert.match(report.content.text ?? "", /Проверено в \d/);
      assert.equal(count(forum, passed), 1);
      assert.equal(count(forum, line), 0);
    });
});

function count(forum: Forum, words: string): number {
  return [...forum.chat.messages.values()].filter(({ content }) => content.text?.includes(words) === true)
    .length;
}
