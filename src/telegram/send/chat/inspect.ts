import { GrammyError } from "grammy";
import type { ChatFullInfo, ChatMember } from "grammy/types";
import { administratorsSeen } from "../../../handle/team/at-desk.ts";
import type { ChannelFacts, DeskFacts, TopicsFacts } from "../../../handle/desks/checklist.ts";
import { groupMigrated } from "../../../handle/desks/changes.ts";
import { groupInspected } from "../../../handle/desks/setup.ts";
import { deskLost, deskStillLost } from "../../../handle/desks/trouble.ts";
import { scopes } from "../../../handle/place/repair.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Person } from "../../../ticket/message.ts";
import type { Transaction } from "../../../store/database.ts";
import { findDeskByChat, findDeskOfCards } from "../../../store/desks/desks.ts";
import { isUnused } from "../../../store/desks/linked-group.ts";
import { saveMemory } from "../../../store/memory.ts";
import { removeRepairs } from "../../../store/deliveries/repairs.ts";
import { readFailure } from "../failure.ts";
import { readPerson } from "../../incoming.ts";
import { saveIcons } from "../desk/icons.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/** Asks Telegram about a chat and the bot's rights there. {@link groupInspected} decides what follows. */
export async function inspectGroup(
  sending: Sending,
  effect: EffectOf<"inspect_group">,
  signal: Signal,
): Promise<Outcome> {
  const { chatId } = effect;
  return attempt(
    async () => {
      const facts = await lookAt(sending, chatId, signal);
      return {
        facts,
        stickers: await sending.api.getForumTopicIconStickers(signal),
        administrators: await findAdministrators(sending, facts, signal),
        // The owner may have switched it since the start.
        bot: await sending.api.getMe(signal),
      };
    },
    ({ facts, stickers, administrators, bot }) => ({
      kind: "done",
      settle(tx) {
        const handling = handlingOf(sending, tx);
        saveIcons(tx, stickers);
        saveMemory(tx, "inline_mode", bot.supports_inline_queries ? "on" : "off");
        groupInspected(handling, facts, effect);
        administratorsSeen(handling, groupOf(facts), administrators);
        resumeDesk(sending, tx, facts.chatId);
      },
    }),
    (failure) => {
      if (failure.kind === "migrated") {
        const { chatId: newChatId } = failure;
        return {
          kind: "done",
          settle: (tx) => groupMigrated(handlingOf(sending, tx), chatId, newChatId),
        };
      }
      if (failure.kind !== "not_inside" && failure.kind !== "chat_unknown") return whenUnexpected(failure);
      const desk = findDeskByChat(sending.store, chatId);
      return {
        kind: "done",
        settle(tx) {
          if (desk === undefined) return;
          // It is certain now. If the bot comes back and is removed again, the admins are told again.
          removeRepairs(tx, [scopes.shut(desk)]);
          deskLost(handlingOf(sending, tx), desk, failure.error);
          deskStillLost(handlingOf(sending, tx), desk);
        },
      };
    },
  );
}

/** If the desk is ready, everything that waits for it goes at once. */
function resumeDesk(sending: Sending, tx: Transaction, chatId: number): void {
  const desk = findDeskOfCards(tx, chatId);
  if (desk?.isReady === true && desk.problem === null) sending.resume(new Set([desk.chatId, desk.talkId]));
}

/** Looks at a linked channel together with its group, unless tickets have topics there. */
async function lookAt(sending: Sending, chatId: number, signal: Signal): Promise<DeskFacts> {
  const { api, store, botId } = sending;
  const chat = await api.getChat(chatId, signal);
  if (chat.type === "channel") return lookAtChannel(sending, chat, signal);
  const desk = findDeskByChat(store, chatId);
  const hasBeenForum = desk?.kind === "topics" && !isUnused(store, desk);
  if (chat.linked_chat_id !== undefined && !hasBeenForum) {
    const channel = await unlessOutside(api.getChat(chat.linked_chat_id, signal));
    if (channel !== undefined) return lookAtChannel(sending, channel, signal);
    const unseen = { id: chat.linked_chat_id, title: chat.title ?? String(chatId) };
    return readChannel(unseen, undefined, chatId, await api.getChatMember(chatId, botId, signal));
  }
  return readTopics(chat, await api.getChatMember(chatId, botId, signal));
}

/** The people among the administrators of the desk's group. They belong to the team. */
async function findAdministrators({ api }: Sending, facts: DeskFacts, signal: Signal): Promise<Person[]> {
  if (!facts.isAdministrator) return [];
  const members = await unlessOutside(api.getChatAdministrators(groupOf(facts), {}, signal));
  return (members ?? [])
    .map(({ user }) => user)
    .filter((user) => !user.is_bot)
    .map(readPerson);
}

function groupOf(facts: DeskFacts): number {
  return facts.kind === "channel" ? (facts.discussionId ?? facts.chatId) : facts.chatId;
}

async function lookAtChannel(
  { api, botId }: Sending,
  channel: ChatFullInfo,
  signal: Signal,
): Promise<DeskFacts> {
  const { id, title, linked_chat_id: discussionId } = channel;
  const member = await unlessOutside(api.getChatMember(id, botId, signal));
  const inGroup =
    discussionId === undefined
      ? undefined
      : await unlessOutside(api.getChatMember(discussionId, botId, signal));
  return readChannel({ id, title: title ?? String(id) }, member, discussionId ?? null, inGroup);
}

function readTopics(chat: ChatFullInfo, member: ChatMember): TopicsFacts {
  const administrator = member.status === "administrator" ? member : undefined;
  return {
    kind: "topics",
    chatId: chat.id,
    title: chat.title ?? String(chat.id),
    hasTopics: chat.is_forum === true,
    isAdministrator: administrator !== undefined,
    canManageTopics: administrator?.can_manage_topics === true,
    canPinMessages: administrator?.can_pin_messages === true,
    canDeleteMessages: administrator?.can_delete_messages === true,
  };
}

function readChannel(
  channel: { id: number; title: string },
  member: ChatMember | undefined,
  discussionId: number | null,
  inGroup: ChatMember | undefined,
): ChannelFacts {
  const poster = member?.status === "administrator" ? member : undefined;
  const administrator = inGroup?.status === "administrator" ? inGroup : undefined;
  return {
    kind: "channel",
    chatId: channel.id,
    title: channel.title,
    discussionId,
    isInDiscussion: inGroup !== undefined && inGroup.status !== "left" && inGroup.status !== "kicked",
    canPostMessages: poster?.can_post_messages === true,
    canDeletePosts: poster?.can_delete_messages === true,
    isAdministrator: administrator !== undefined,
    canDeleteMessages: administrator?.can_delete_messages === true,
  };
}

/** Undefined when Telegram refuses because the bot is not in the chat. */
async function unlessOutside<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const isOutside =
      error instanceof GrammyError && ["not_inside", "chat_unknown"].includes(readFailure(error).kind);
    if (isOutside) return undefined;
    throw error;
  }
}
