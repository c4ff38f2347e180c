import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { until } from "../support/desk.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";
import { asks, minute, openStory, passes, second, type Story } from "./story.ts";

test("an edit that fails while it is on its way does not take the place of a newer one", async (t) => {
  const { story, anna, list } = await opens(t);
  const { faults, calls } = story.desk.telegram;
  const edits = { method: "editMessageText", chat_id: anna.id, times: 1 };
  faults.latency(3 * second, edits);
  faults.serverError(edits);
  const before = calls.count("editMessageText");
  await anna.presses(list, "Как вернуть товар?");
  await until(() => calls.count("editMessageText") === before + 1, "it is not on its way");
  await anna.presses(list, "Где вы?");
  story.clock.advance(3 * second);
  await passes(story, minute);
  assert.equal(list.content.text, "Где вы?\n\nВ Москве");
});

test("an edit that stood aside does not come back over a newer one", async (t) => {
  const { story, anna } = await opens(t);
  await anna.writes("/language");
  await passes(story, second);
  const asked = anna.messages.at(-1)!;
  const { faults, calls } = story.desk.telegram;
  const heals = faults.serverError({ method: "editMessageText", chat_id: anna.id });
  await presses(story, anna, asked, "English");
  const vera = await asks(story, "Вера");
  for (let times = 0; times < 18; times += 1) {
    await vera.writes("Вы тут?");
    await passes(story, 10 * second);
  }
  const tries = () =>
    calls.all.filter(({ method, chat_id }) => method === "editMessageText" && chat_id === anna.id);
  const before = tries().length;
  for (let waited = 0; tries().length === before && waited < 60; waited += 1)
    await passes(story, 10 * second);
  assert.ok(tries().length > before, "it is tried again");
  heals();
  await presses(story, anna, asked, "Русский");
  await passes(story, 5 * second);
  const inRussian = asked.content.text;
  assert.match(inRussian!, /[а-я]/);
  await passes(story, 30 * minute);
  assert.equal(asked.content.text, inRussian);
});

/** A client who sees two frequent questions. */
async function opens(t: TestContext): Promise<{ story: Story; anna: Person; list: StoredMessage }> {
  const story = await openStory(t);
  await story.olga.writes("/faq add Как вернуть товар? = За 14 дней");
  await story.olga.writes("/faq add Где вы? = В Москве");
  await passes(story, second);
  const anna = story.desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("/faq");
  await passes(story, second);
  return { story, anna, list: await anna.sees(/^Частые вопросы/) };
}

async function presses(story: Story, anna: Person, list: StoredMessage, button: string): Promise<void> {
  const pressed = anna.presses(list, button);
  await passes(story, second);
  await pressed;
}
