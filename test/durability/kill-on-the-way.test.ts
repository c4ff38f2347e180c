import assert from "node:assert/strict";
import { test } from "node:test";
import type { StoredMessage } from "../telegram/actors.ts";
import { until } from "../support/until.ts";
import { openProcessDesk, type ProcessDesk } from "./process-desk.ts";

/** Kills the bot while Telegram takes the call, answered or not, and starts it again. */
async function killedDuring(
  desk: ProcessDesk,
  begin: () => Promise<unknown>,
  aim: { method: string; chat_id: number },
): Promise<void> {
  const calls = () =>
    desk.telegram.calls.all.filter(({ method, chat_id }) => method === aim.method && chat_id === aim.chat_id)
      .length;
  const before = calls();
  const heal = desk.telegram.faults.latency(60_000, aim);
  await begin();
  await until(() => calls() > before, `${aim.method} is not called`);
  await desk.bots.at(-1)!.kill();
  heal();
  await desk.start();
  await desk.settles();
}

const said = (messages: readonly StoredMessage[], words: string) =>
  messages.filter(({ content }) => content.text?.includes(words) === true).length;

test("killed while a removed manager's requests are handed over, the receiver has them and is told", async (t) => {
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
  await killedDuring(desk, () => desk.olga.presses("Борис").catch(() => undefined), {
    method: "sendMessage",
    chat_id: desk.boris.id,
  });
  await desk.boris.sees("Вам передали 1 обращение");
  await desk.olga.sees("Передано обращений: 1");
  assert.ok(said(desk.boris.messages, "Вам передали") <= 2);
  assert.deepEqual(desk.read("SELECT manager_id AS id FROM tickets"), [{ id: desk.boris.id }]);
});
