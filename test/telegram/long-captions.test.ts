import assert from "node:assert/strict";
import { test } from "node:test";
import { photo, startTelegram } from "./actors.ts";
import { rawCaller } from "./raw-call.ts";

test("a long caption of a Premium user survives a plain copy only", async (t) => {
  const telegram = await startTelegram();
  t.after(() => telegram.stop());
  const call = rawCaller(telegram);
  const anna = telegram.client("Anna", { is_premium: true });
  const forum = telegram.forum("Support", { owner: telegram.client("Boris") });
  const topic = forum.createTopic("№1");
  const first = await anna.writes("first");
  const to = { chat_id: forum.id, message_thread_id: topic.id, from_chat_id: anna.id };
  const { result } = await call("copyMessage", { ...to, message_id: first.message_id });
  const { message_id } = await anna.sends(photo("щ".repeat(1_300)));
  const copy = (more: object = {}) => call("copyMessage", { ...to, message_id, ...more });
  assert.equal((await copy()).ok, true);
  assert.equal(topic.messages.at(-1)?.content.caption?.length, 1_300);
  const reply_parameters = { message_id: result.message_id };
  const refused = await copy({ reply_parameters });
  assert.equal(refused.description, "Bad Request: message caption is too long");
  assert.equal((await copy({ reply_parameters, caption: "" })).ok, true);
  assert.equal(topic.messages.at(-1)?.content.caption, undefined);
});
