import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { wordsIn } from "../contract/conversation.ts";
import { instants, killedAt } from "../durability/killed-at.ts";
import { openProcessDesk, type ProcessDesk } from "../durability/process-desk.ts";
import { until } from "../support/until.ts";

const long = "длинно ".repeat(60).trim();

for (const instant of instants)
  test(`killed ${instant} of a flood's summary, the bot loses nothing that came meanwhile, and shows the rest once`, async (t) => {
    const desk = await openProcessDesk(t);
    const bot = await desk.setUp();
    const { forum, olga, boris, telegram } = desk;
    await olga.starts();
    await olga.writes("/settings flood 2");
    await olga.sees("Сообщений в минуту");
    const anna = telegram.client("Анна", { language_code: "ru" });
    for (const words of ["раз", "два", "три", long, "пять"]) await anna.writes(words);
    await anna.sees("много сообщений подряд");
    const topic = await forum.hasTopic("№1");
    await boris.in(topic).sees(/^два$/);
    const waiting =
      "SELECT id FROM outbox WHERE weight = 'message' AND effect ->> 'kind' <> 'end_pause' AND state <> 'dead'";
    await until(() => desk.read(waiting).length === 0, "the bot does not finish");
    await bot.kill();
    aMinutePasses(desk);

    const hit = await killedAt(desk, instant, { method: "sendMessage", chat_id: forum.id }, () =>
      desk.start(),
    );

    assert.match(String(hit.parameters["text"]), /одной сводкой/);
    await boris.in(topic).sees("одной сводкой");
    const words = () => wordsIn(topic.messages);
    const summaries = () => words().filter((each) => each.includes("одной сводкой"));
    assert.equal(summaries().length, instant === "before the answer is read" ? 2 : 1);
    for (const each of summaries()) assert.match(each, /три\n.*длинно [\s\S]*пять$/);
    assert.ok(!words().includes(long), "the rest waits for the button");
    for (const summary of topic.messages.filter(({ content }) => content.text?.includes("одной сводкой")))
      if (summary.reply_markup !== undefined)
        await boris.in(topic).presses(summary, "Показать остальные (1)");
    await boris.in(topic).sees(long);
    await anna.writes("дальше");
    await boris.in(topic).sees(/^дальше$/);
    await desk.settles();
    const ofClient = words().filter((each) => ["раз", "два", "три", long, "пять", "дальше"].includes(each));
    assert.deepEqual(ofClient, ["раз", "два", long, "дальше"], "each once, in order");
  });

/** The bot does not run meanwhile. */
function aMinutePasses({ directory }: ProcessDesk): void {
  const connection = new Sqlite(join(directory, "topicdesk.db"));
  connection.exec(
    `UPDATE clients SET paused_until = paused_until - 60000, pause_told_at = pause_told_at - 60000;
     UPDATE messages SET sent_at = sent_at - 60000;
     UPDATE outbox SET not_before = not_before - 60000 WHERE effect ->> 'kind' = 'end_pause'`,
  );
  connection.close();
}
