import type { Handle } from "../handle/handle.ts";
import { privatelyEdited, privatelyWrote } from "../handle/private/message.ts";
import { reachabilityChanged } from "../handle/client/reachability.ts";
import { seenInPrivate, stoppedInPrivate } from "../handle/managers/enrolment.ts";
import { clientReacted } from "../handle/mirror/reactions.ts";
import { findClientOnTelegram } from "../store/people/clients.ts";
import { isServiceMessage, readEmoji, readMessage, readPerson } from "./incoming.ts";
import type { Routes } from "./routes.ts";

/** Handles everything that clients and managers write to the bot in private. */
export function addPrivateRoutes(routes: Routes, handle: Handle): void {
  const privately = routes.chatType("private");

  privately.on("message", (context) => {
    const { message } = context;
    if (isServiceMessage(message)) return;
    const isForward = message.forward_origin !== undefined;
    handle(context.update.update_id, (handling) => {
      privatelyWrote(handling, readPerson(message.from), readMessage(message, context.me), isForward);
    });
  });

  privately.on("edited_message", (context) => {
    const { editedMessage } = context;
    const isForward = editedMessage.forward_origin !== undefined;
    handle(context.update.update_id, (handling) => {
      privatelyEdited(
        handling,
        readPerson(editedMessage.from),
        readMessage(editedMessage, context.me),
        isForward,
      );
    });
  });

  privately.on("my_chat_member", (context) => {
    const isReachable = context.myChatMember.new_chat_member.status !== "kicked";
    handle(context.update.update_id, (handling) => {
      const client = findClientOnTelegram(handling.tx, context.from.id);
      if (client !== undefined) reachabilityChanged(handling, client.id, isReachable);
      if (isReachable) seenInPrivate(handling, readPerson(context.from));
      else stoppedInPrivate(handling, context.from.id);
    });
  });

  privately.on("message_reaction", (context) => {
    const { user, message_id, new_reaction } = context.messageReaction;
    if (user === undefined || user.is_bot) return;
    handle(context.update.update_id, (handling) => {
      const client = findClientOnTelegram(handling.tx, user.id);
      if (client !== undefined) clientReacted(handling, client, message_id, readEmoji(new_reaction));
    });
  });
}
