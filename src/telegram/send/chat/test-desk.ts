import type { Message } from "grammy/types";
import { groupMigrated } from "../../../handle/desks/changes.ts";
import { testEnded, testMissed } from "../../../handle/desks/setup.ts";
import {
  findTestLine,
  forgetTestLine,
  saveTestLine,
  type TestLine,
} from "../../../handle/desks/test-line.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { findDeskByChat } from "../../../store/desks/desks.ts";
import { plain } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import type { Failure } from "../failure.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";

type TestDesk = EffectOf<"test_desk">;

/** Among so many messages before the next line the bot looks for a line whose answer was lost. */
const lookedAt = 20;

/**
 * Sends a line into the desk's group and deletes it. The lines are remembered until they are deleted, so a stopped process
 * leaves none behind. @param isAnswerLost an earlier try may have sent a line of which the bot knows no id
 */
export async function testDesk(
  sending: Sending,
  effect: TestDesk,
  isAnswerLost: boolean,
  signal: Signal,
): Promise<Outcome> {
  const { store } = sending;
  const { chatId } = effect;
  const line = findTestLine(store, chatId);
  const isSent = line !== undefined && !line.isOver && !(line.left > 0 && isAnswerLost);
  if (isSent)
    return line.left > 0
      ? lookBelow(sending, effect, line, signal)
      : deleteLines(sending, effect, line, signal);
  if (findDeskByChat(store, chatId)?.isReady !== true)
    return { kind: "done", settle: (tx) => testMissed(handlingOf(sending, tx), effect) };
  return attempt(
    () => sendLine(sending, chatId, signal),
    ({ message_id: id }) => ({
      kind: "again",
      settle: (tx) =>
        saveTestLine(tx, chatId, {
          lines: [...(line?.lines ?? []), id],
          left: isAnswerLost ? lookedAt : 0,
          below: id,
          isOver: false,
        }),
    }),
    (failure) => whenFails(sending, effect, failure, false),
  );
}

/**
 * Looks at one message for a line whose answer was lost. A reply that quotes the line is refused for every other message, so
 * nothing is sent there (docs:ReplyParameters). In a topic or thread the same words are a client's.
 */
function lookBelow(sending: Sending, effect: TestDesk, line: TestLine, signal: Signal): Promise<Outcome> {
  const { chatId } = effect;
  const below = line.below - 1;
  const goOn = (found: number[]): Outcome => ({
    kind: "again",
    settle: (tx) =>
      saveTestLine(tx, chatId, {
        ...line,
        lines: [...line.lines, ...found],
        below,
        left: below > 1 ? line.left - 1 : 0,
      }),
  });
  if (line.lines.includes(below)) return Promise.resolve(goOn([]));
  return attempt(
    () => sendLine(sending, chatId, signal, below),
    (reply) => {
      const target = reply.reply_to_message;
      const isLine =
        target?.from?.id === sending.botId &&
        target.text === textOf(sending) &&
        target.message_thread_id === undefined;
      return goOn(isLine ? [reply.message_id, target.message_id] : [reply.message_id]);
    },
    (failure) =>
      ["quote_gone", "reply_gone", "refused", "topic_gone", "topic_closed"].includes(failure.kind)
        ? goOn([])
        : whenFails(sending, effect, failure, true),
  );
}

function deleteLines(sending: Sending, effect: TestDesk, line: TestLine, signal: Signal): Promise<Outcome> {
  const { chatId } = effect;
  const isDone: Outcome = {
    kind: "done",
    settle(tx) {
      forgetTestLine(tx, chatId);
      testEnded(handlingOf(sending, tx), effect, "passed");
    },
  };
  return attempt(
    () => sending.api.deleteMessages(chatId, line.lines, signal),
    () => isDone,
    (failure) => (failure.kind === "target_gone" ? isDone : whenFails(sending, effect, failure, true)),
  );
}

function whenFails(sending: Sending, effect: TestDesk, failure: Failure, isSent: boolean): Outcome {
  const { chatId } = effect;
  const { error } = failure;
  switch (failure.kind) {
    case "flood":
    case "unavailable":
      return whenUnexpected(failure);
    case "migrated":
      return {
        kind: "done",
        settle: (tx) => groupMigrated(handlingOf(sending, tx), chatId, failure.chatId),
      };
    case "not_inside":
    case "chat_unknown":
      return { kind: "done", settle: (tx) => testMissed(handlingOf(sending, tx), effect) };
    default:
      return {
        kind: "done",
        settle: (tx) => testEnded(handlingOf(sending, tx), effect, { error, isSent }),
      };
  }
}

function sendLine(
  sending: Sending,
  chatId: number,
  signal: Signal,
  quotedId?: number,
): Promise<Message.TextMessage> {
  const text = textOf(sending);
  const options = {
    disable_notification: true,
    ...(quotedId !== undefined && { reply_parameters: { message_id: quotedId, quote: text } }),
  };
  return sending.api.sendMessage(chatId, text, options, signal);
}

function textOf({ teamLanguage }: Sending): string {
  return plain(teamLanguage, "setup-test-line");
}
