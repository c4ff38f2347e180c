import { deskRetitled } from "../handle/desks/name.ts";
import { groupMigrated } from "../handle/desks/changes.ts";
import { botStatusChanged, setupAsked } from "../handle/desks/setup.ts";
import type { Handle } from "../handle/handle.ts";
import { ownerClaimed } from "../handle/admin/owner.ts";
import { invitationOpened } from "../handle/managers/invitations.ts";
import { writtenAtDesk } from "../handle/team/at-desk.ts";
import { findDeskByChat } from "../store/desks/desks.ts";
import { readMessage, readPerson } from "./incoming.ts";
import { notMine, type Routes } from "./routes.ts";

/**
 * Handles the admin's updates: becoming the owner or a manager by a link, and `/setup`, title and membership of groups.
 * @param onGroupChanged called with a chat's id after something there may have been repaired
 */
export function addAdminRoutes(
  routes: Routes,
  handle: Handle,
  onGroupChanged: (chatId: number) => void,
): void {
  const privately = routes.chatType("private");

  privately.command("start", (context) => {
    // Who forwards the command has not opened the link.
    if (context.message.forward_origin !== undefined) return notMine;
    const [, kind, code] = /^(claim|join)_(.*)$/.exec(context.match) ?? [];
    if (code === undefined) return notMine;
    const open = kind === "claim" ? ownerClaimed : invitationOpened;
    return handle(context.update.update_id, (handling) => open(handling, readPerson(context.from), code));
  });

  routes.command("setup", (context) => {
    if (context.chat.type === "private") return notMine;
    // For a command posted in a channel, the post itself is handled, not its forward in the discussion group.
    if (context.msg.is_automatic_forward === true) return undefined;
    const message = readMessage(context.msg, context.me);
    const { type: chatType, title } = context.chat;
    handle(
      context.update.update_id,
      (handling) => setupAsked(handling, { ...message, chatType, title, rest: context.match }),
      () => onGroupChanged(message.chatId),
    );
    return undefined;
  });

  // Telegram sends it when somebody adds the bot by a link (tdlib: internalLinkTypeBotStartInGroup).
  routes.chatType(["group", "supergroup"]).command("start", (context) => {
    handle(
      context.update.update_id,
      (handling) => {
        const desk = findDeskByChat(handling.tx, context.chat.id);
        const isByHand = !/^\/start@/i.test(context.message.text);
        if (desk?.isReady === true && isByHand)
          writtenAtDesk(handling, desk, readMessage(context.message, context.me));
        else botStatusChanged(handling, context.chat.id, readPerson(context.from));
      },
      () => onGroupChanged(context.chat.id),
    );
  });

  routes.chatType("group").on("message:migrate_to_chat_id", (context) => {
    const { chat, migrate_to_chat_id } = context.message;
    handle(context.update.update_id, (handling) => {
      if (findDeskByChat(handling.tx, chat.id) !== undefined)
        groupMigrated(handling, chat.id, migrate_to_chat_id);
    });
  });

  routes.chatType(["group", "supergroup"]).on("message:new_chat_title", (context) => {
    const { chat, new_chat_title } = context.message;
    handle(context.update.update_id, (handling) => {
      const desk = findDeskByChat(handling.tx, chat.id);
      if (desk !== undefined) deskRetitled(handling, desk, new_chat_title);
    });
  });

  routes.chatType(["group", "supergroup", "channel"]).on("my_chat_member", (context) => {
    handle(
      context.update.update_id,
      (handling) => botStatusChanged(handling, context.chat.id, readPerson(context.from)),
      () => onGroupChanged(context.chat.id),
    );
  });
}
