import type { ChatFullInfo, ChatMember } from "grammy/types";
import { findDeskByChat } from "../../store/desks.ts";
import { deskLost, type GroupFacts, groupInspected, groupMoved } from "../../handle/desk-setup.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import type { Effect } from "../../ticket/effect.ts";
import { saveIcons } from "./icons.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";

/** Asks Telegram about a group and the bot's rights in it; what follows is decided by {@link groupInspected}. */
export async function inspectGroup(
  sending: Sending,
  effect: Extract<Effect, { kind: "inspect_group" }>,
  signal: Signal,
): Promise<Outcome> {
  const { chatId, topicId } = effect;
  return attempt(
    async () => ({
      chat: await sending.api.getChat(chatId, signal),
      member: await sending.api.getChatMember(chatId, sending.botId, signal),
      stickers: await sending.api.getForumTopicIconStickers(signal),
    }),
    ({ chat, member, stickers }) => ({
      kind: "done",
      settle(tx) {
        saveIcons(tx, stickers);
        groupInspected(handlingOf(sending, tx), readFacts(chat, member), topicId, effect.error);
      },
    }),
    (failure) => {
      if (failure.kind === "migrated") {
        const { chatId: movedTo } = failure;
        return {
          kind: "done",
          settle: (tx) => groupMoved(handlingOf(sending, tx), chatId, movedTo),
        };
      }
      if (failure.kind !== "not_inside" && failure.kind !== "chat_unknown") return whenUnexpected(failure);
      const desk = findDeskByChat(sending.store, chatId);
      return {
        kind: "done",
        settle: (tx) => desk && deskLost(handlingOf(sending, tx), desk, failure.error),
      };
    },
  );
}

function readFacts(chat: ChatFullInfo, member: ChatMember): GroupFacts {
  const administrator = member.status === "administrator" ? member : undefined;
  return {
    chatId: chat.id,
    title: chat.title ?? String(chat.id),
    hasTopics: chat.is_forum === true,
    isAdministrator: administrator !== undefined,
    canManageTopics: administrator?.can_manage_topics === true,
    canPinMessages: administrator?.can_pin_messages === true,
    canDeleteMessages: administrator?.can_delete_messages === true,
  };
}
