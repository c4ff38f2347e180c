import type { Keyboard } from "../../ticket/keyboard.ts";
import type { Transaction } from "../../store/database.ts";
import { placeQuestion } from "../../store/messages/questions.ts";
import { toMarkup } from "../markup.ts";
import type { Failure } from "./failure.ts";
import type { ReactionTypeEmoji } from "grammy/types";

export const formatting = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

export const unheard: ReadonlySet<Failure["kind"]> = new Set([
  "unreachable",
  "no_access",
  "not_inside",
  "chat_unknown",
  "topic_gone",
  "not_a_forum",
]);

/** Failures that say nothing about what was sent. Another try may succeed. */
export const mayPass: ReadonlySet<Failure["kind"]> = new Set(["flood", "unavailable", "migrated"]);

/** Telegram checks whether the chat allows this emoji. */
export function toReaction(emoji: string | null): ReactionTypeEmoji[] {
  return emoji === null ? [] : [{ type: "emoji", emoji: emoji as ReactionTypeEmoji["emoji"] }];
}

export function placeAsked(
  tx: Transaction,
  { questionId }: { questionId?: number },
  messageId: number,
): void {
  if (questionId !== undefined) placeQuestion(tx, questionId, messageId);
}

/** Questions force a reply (`force_reply`). */
export function withMarkup(keyboard: Keyboard | undefined, questionId: number | undefined) {
  if (keyboard !== undefined && keyboard.length > 0) return { reply_markup: toMarkup(keyboard) };
  return questionId !== undefined ? { reply_markup: { force_reply: true, selective: true } as const } : {};
}

export function withReply(messageId: number | undefined) {
  return messageId === undefined
    ? {}
    : { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
}
