import type { Context } from "grammy";
import type { User } from "grammy/types";
import { commandPosted } from "../handle/team/command.ts";
import { editedAtDesk, memberSeen, reactedAtDesk, writtenAtDesk } from "../handle/team/at-desk.ts";
import { writtenToBotAlone } from "../handle/templates/own-picker.ts";
import { topicsSeen } from "../handle/desks/topics.ts";
import type { Handle } from "../handle/handle.ts";
import { postForwarded, topicClosed, topicCreated, topicEdited } from "../handle/place/place.ts";
import { findDeskByChat, findDeskOfCards } from "../store/desks/desks.ts";
import { readCardTitle, readTopicName } from "./card/card.ts";
import { isInside } from "./incoming-member.ts";
import { readIcon } from "./send/desk/icons.ts";
import { isFromBot, isServiceMessage, readEmoji, readMessage, readPerson } from "./incoming.ts";
import type { Routes } from "./routes.ts";

/** Handles everything that is written in a desk's group. */
export function addTeamRoutes(routes: Routes, handle: Handle): void {
  const inGroup = routes.chatType("supergroup");
  const membersSeen = (context: Context & { chat: { id: number } }, users: User[], areInside: boolean) => {
    handle(context.update.update_id, (handling) => {
      const desk = findDeskByChat(handling.tx, context.chat.id);
      const people = users.filter((user) => !user.is_bot).map(readPerson);
      for (const person of people) if (desk !== undefined) memberSeen(handling, desk, person, areInside);
    });
  };

  inGroup.on("message:forum_topic_created", (context) => {
    const { message } = context;
    const ticketId = readTopicName(message.forum_topic_created.name);
    if (message.from.id !== context.me.id || ticketId === undefined) return;
    handle(context.update.update_id, (handling) => {
      const desk = findDeskByChat(handling.tx, message.chat.id);
      if (desk !== undefined) topicCreated(handling, desk, ticketId, message.message_id);
    });
  });

  inGroup.on(["message:forum_topic_closed", "message:forum_topic_reopened"], (context) => {
    const { message } = context;
    const topicId = message.message_thread_id;
    if (topicId === undefined) return;
    const isOwn = message.from.id === context.me.id;
    handle(context.update.update_id, (handling) => {
      const desk = findDeskByChat(handling.tx, message.chat.id);
      const isClosed = message.forum_topic_closed !== undefined;
      if (desk !== undefined) topicClosed(handling, desk, topicId, { isClosed, isOwn });
    });
  });

  inGroup.on("message:forum_topic_edited", (context) => {
    const { message } = context;
    const topicId = message.message_thread_id;
    // A name or an icon that a person chose stays until the ticket changes.
    if (message.from.id !== context.me.id || topicId === undefined) return;
    const { name, icon_custom_emoji_id: iconId } = message.forum_topic_edited;
    handle(context.update.update_id, (handling) => {
      const desk = findDeskByChat(handling.tx, message.chat.id);
      const topicIcon = iconId === undefined ? undefined : readIcon(handling.tx, iconId);
      const looks = { ...(name !== undefined && { topicName: name }), ...(topicIcon && { topicIcon }) };
      if (desk !== undefined) topicEdited(handling, desk, topicId, looks);
    });
  });

  inGroup.on("message:is_automatic_forward", (context) => {
    const { message } = context;
    const origin = message.forward_origin;
    if (origin?.type !== "channel") return;
    handle(context.update.update_id, (handling) => {
      const desk = findDeskByChat(handling.tx, message.chat.id);
      // A post that was forwarded into the channel names its first source instead (tdlib server). Such a post is no card.
      if (desk?.chatId !== origin.chat.id) return;
      postForwarded(handling, desk, {
        postId: origin.message_id,
        forwardId: message.message_id,
        ticketId: readCardTitle(message.text ?? ""),
      });
    });
  });

  // Administrators get every change (docs:Update.chat_member). The group's service messages show who comes and goes.
  inGroup.on("chat_member", (context) => {
    const member = context.chatMember.new_chat_member;
    membersSeen(context, [member.user], isInside(member));
  });

  inGroup.on("message:new_chat_members", (context) => {
    membersSeen(context, context.message.new_chat_members, true);
  });

  inGroup.on("message:left_chat_member", (context) => {
    membersSeen(context, [context.message.left_chat_member], false);
  });

  // These updates also come for the bot's own pins and icons (tdlib server).
  inGroup.on(["message:pinned_message", "message:forum_topic_edited"], (context) => {
    const { chat } = context.message;
    handle(context.update.update_id, (handling) => {
      const desk = findDeskByChat(handling.tx, chat.id);
      if (desk !== undefined) topicsSeen(handling, desk, chat.is_forum === true);
    });
  });

  inGroup.on("message", (context) => {
    const { message } = context;
    // Who marks tasks of a list writes nothing.
    if (isServiceMessage(message) || isFromBot(message) || message.checklist_tasks_done) return;
    if (message.ephemeral_message_id !== undefined) {
      handle(context.update.update_id, (handling) => {
        const desk = findDeskByChat(handling.tx, message.chat.id);
        if (desk !== undefined) writtenToBotAlone(handling, desk, readMessage(message, context.me));
      });
      return;
    }
    handle(context.update.update_id, (handling) => {
      const desk = findDeskByChat(handling.tx, message.chat.id);
      if (desk === undefined) return;
      if (desk.kind === "topics") topicsSeen(handling, desk, message.chat.is_forum === true);
      writtenAtDesk(handling, desk, readMessage(message, context.me));
    });
  });

  inGroup.on("edited_message", (context) => {
    const message = context.editedMessage;
    // The forward of a post is edited together with the post.
    if (isFromBot(message) || message.is_automatic_forward === true) return;
    handle(context.update.update_id, (handling) => {
      const desk = findDeskByChat(handling.tx, message.chat.id);
      if (desk !== undefined) editedAtDesk(handling, desk, readMessage(message, context.me));
    });
  });

  inGroup.on("message_reaction", (context) => {
    const { user, actor_chat, chat, message_id, new_reaction } = context.messageReaction;
    handle(context.update.update_id, (handling) => {
      const desk = findDeskByChat(handling.tx, chat.id);
      if (desk === undefined) return;
      const by = user === undefined ? (actor_chat?.id ?? chat.id) : readPerson(user);
      reactedAtDesk(handling, desk, by, message_id, readEmoji(new_reaction));
    });
  });

  routes.chatType("channel").on("channel_post:text", (context) => {
    const { channelPost } = context;
    if (!channelPost.text.startsWith("/")) return;
    handle(context.update.update_id, (handling) => {
      const desk = findDeskOfCards(handling.tx, channelPost.chat.id);
      if (desk !== undefined) commandPosted(handling, desk, readMessage(channelPost, context.me));
    });
  });
}
