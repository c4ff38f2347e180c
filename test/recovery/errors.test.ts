import assert from "node:assert/strict";
import { test } from "node:test";
import { GrammyError } from "grammy";
import { readFailure } from "../../src/telegram/send/failure.ts";
import { assertTable } from "../support/table.ts";
import { badRequest, type Failure, tooManyRequests } from "../telegram/failure.ts";
import { errorKinds, errorTable } from "./errors.ts";

test("every refusal that Telegram is known to give is understood", () => {
  for (const { failure, kind } of errorKinds()) {
    assert.equal(readFailure(thrown(failure)).kind, kind, failure.description);
  }
});

test("what Telegram says with a refusal is understood too: how long to wait, where the group has moved", () => {
  const flood = readFailure(thrown(tooManyRequests(7)));
  assert.deepEqual([flood.kind, "milliseconds" in flood && flood.milliseconds], ["flood", 7_000]);
  const text = "group chat was upgraded to a supergroup chat";
  const migrated = readFailure(thrown(badRequest(text, { migrate_to_chat_id: -100_7 })));
  assert.deepEqual([migrated.kind, "chatId" in migrated && migrated.chatId], ["migrated", -100_7]);
});

test("the table in docs/telegram-errors.md is the one that is tested (UPDATE=1 writes it anew)", () => {
  assertTable("telegram-errors.md", "# Telegram's errors, one by one", errorTable());
});

function thrown({ error_code, description, parameters }: Failure): GrammyError {
  const answer = { ok: false as const, error_code, description, parameters: parameters ?? {} };
  return new GrammyError("Call failed", answer, "copyMessage", {});
}
