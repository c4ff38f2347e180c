import { Composer, type Context } from "grammy";
import { nameWritten } from "../../handle/admin-name.ts";
import { nameClient } from "../../handle/client-name.ts";
import { clientWrote } from "../../handle/client-message.ts";
import { clientEdited } from "../../handle/edits.ts";
import { closeAsked, listTickets, newTicketAsked } from "../../handle/client-tickets.ts";
import { languageWith, meetClient } from "../../handle/clients.ts";
import { say } from "../../handle/enqueue.ts";
import { started } from "../../handle/greeting.ts";
import type { Handle, Handling } from "../../handle/handle.ts";
import { reachabilityChanged } from "../../handle/reachability.ts";
import { clientReacted } from "../../handle/reactions.ts";
import { linkOpened } from "../../handle/start-link.ts";
import type { Client } from "../../store/people.ts";
import { html } from "../../text/text.ts";
import { isServiceMessage, readEmoji, readMessage, readPerson } from "../incoming.ts";

/** The client's side: whatever is written to the bot in private. */
export function clientComposer(handle: Handle): Composer<Context> {
  const composer = new Composer();
  const privately = composer.chatType("private");

  privately.command("start", (context) => {
    const person = readPerson(context.from);
    const payload = /^[\w-]{1,64}$/.exec(context.match.trim())?.[0];
    handle(context.update.update_id, (handling) =>
      payload === undefined ? started(handling, person) : linkOpened(handling, person, payload),
    );
  });

  for (const [command, run] of Object.entries(commands)) {
    privately.command(command, (context) => {
      handle(context.update.update_id, (handling) => {
        const client = meetClient(handling, readPerson(context.from));
        if (!client.isBlocked) run(handling, client, context.match.trim());
      });
    });
  }

  privately.on("message", (context) => {
    if (isServiceMessage(context.message)) return;
    handle(context.update.update_id, (handling) => {
      const person = readPerson(context.from);
      const incoming = readMessage(context.message);
      if (!nameWritten(handling, person, incoming)) clientWrote(handling, person, incoming);
    });
  });

  privately.on("edited_message", (context) => {
    const { editedMessage } = context;
    handle(context.update.update_id, (handling) => {
      clientEdited(handling, readPerson(editedMessage.from), readMessage(editedMessage));
    });
  });

  privately.on("my_chat_member", (context) => {
    const isReachable = context.myChatMember.new_chat_member.status !== "kicked";
    handle(context.update.update_id, (handling) => {
      reachabilityChanged(handling, context.from.id, isReachable);
    });
  });

  privately.on("message_reaction", (context) => {
    const { user, message_id, new_reaction } = context.messageReaction;
    if (user === undefined || user.is_bot) return;
    handle(context.update.update_id, (handling) => {
      clientReacted(handling, user.id, message_id, readEmoji(new_reaction));
    });
  });

  return composer;
}

const commands: Readonly<Record<string, (handling: Handling, client: Client, rest: string) => void>> = {
  new: newTicketAsked,
  tickets: listTickets,
  close: closeAsked,
  name: nameClient,
  help(handling, client) {
    say(handling, client.id, html(languageWith(handling, client), "client-help"));
  },
};
