import type { ShownThere } from "../../store/forget/shown.ts";
import { html } from "../../text/text.ts";
import type { Handling } from "../handle.ts";
import { add } from "./adding.ts";

/** Telegram deletes so many messages in one call (docs:deleteMessages). */
const together = 100;

/** What goes to no chat. */
const noChat = 0;

/**
 * Deletes in Telegram what is shown there, and then tells these admins what could not be deleted.
 * @param name of this erasure; parts of one have the same
 */
export function eraseShown(
  handling: Handling,
  shown: readonly ShownThere[],
  adminIds: readonly number[],
  name: string,
): void {
  const toldKey = `erasure-told:${name}`;
  const lanes = `erasure:${name}:`;
  const instead = html(handling.teamLanguage, "forget-card");
  for (const { chatId, topics, messages, areCards } of shown) {
    const lane = `${lanes}${chatId}`;
    const erase = { lane, chatId, weight: "upkeep" } as const;
    for (const topicId of topics) {
      const effect = { kind: "erase_topic", chatId, topicId, toldKey } as const;
      add(handling, { ...erase, effect });
    }
    for (let at = 0; at < messages.length; at += together) {
      const messageIds = messages.slice(at, at + together);
      const key = `${lane}:${messageIds[0]}`;
      const effect = { kind: "erase_messages", chatId, messageIds, key, toldKey } as const;
      add(handling, { ...erase, effect: areCards ? { ...effect, instead } : effect, mergeKey: key });
    }
  }
  if (shown.length === 0) return;
  add(handling, {
    lane: toldKey,
    chatId: noChat,
    weight: "upkeep",
    effect: { kind: "tell_of_erasure", key: toldKey, adminIds: [...adminIds], lanes, left: [] },
    mergeKey: toldKey,
  });
}

/** So long after the last part of a longer erasure. */
const moreMilliseconds = 60_000;

/**
 * Takes the bytes of what was erased out of the files: at once and thoroughly, or when nothing more has been erased for a
 * minute and without stopping everything else every night.
 */
export function purgeFiles(handling: Handling, when: "now" | "after more"): void {
  const isThorough = when === "now";
  const key = isThorough ? "purge" : "purge:night";
  add(handling, {
    lane: key,
    chatId: noChat,
    weight: "upkeep",
    effect: { kind: "purge", isThorough },
    mergeKey: key,
    ...(!isThorough && { notBefore: handling.now + moreMilliseconds, postpones: true }),
  });
}
