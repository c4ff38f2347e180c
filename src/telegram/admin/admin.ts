import { Composer, type Context } from "grammy";
import { botMoved, setupAsked } from "../../handle/desk-setup.ts";
import type { Handle } from "../../handle/handle.ts";
import { ownerClaimed } from "../../handle/owner.ts";
import { readMessage, readPerson } from "../incoming.ts";

/**
 * The admin's side: becoming the owner, binding a group.
 * @param onGroupChanged called with the chat's id after something there may have been mended
 */
export function adminComposer(handle: Handle, onGroupChanged: (chatId: number) => void): Composer<Context> {
  const composer = new Composer();

  composer.chatType("private").command("start", (context, next) => {
    const code = /^claim_(.*)$/.exec(context.match)?.[1];
    if (code === undefined) return next();
    return handle(context.update.update_id, (handling) => {
      ownerClaimed(handling, readPerson(context.from), code);
    });
  });

  composer.command("setup", (context) => {
    const message = readMessage(context.msg);
    handle(context.update.update_id, (handling) => {
      setupAsked(handling, { ...message, isPrivate: context.chat.type === "private" });
    });
    onGroupChanged(message.chatId);
  });

  composer.chatType(["group", "supergroup"]).on("my_chat_member", (context) => {
    handle(context.update.update_id, (handling) => {
      botMoved(handling, context.chat.id, readPerson(context.from));
    });
    onGroupChanged(context.chat.id);
  });

  return composer;
}
