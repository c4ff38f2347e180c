import { Composer, type Context } from "grammy";
import { clientWrote } from "../../handle/client-message.ts";
import { started } from "../../handle/greeting.ts";
import type { Handle } from "../../handle/handle.ts";
import { isServiceMessage, readMessage, readPerson } from "../incoming.ts";

/** The client's side: whatever is written to the bot in private. */
export function clientComposer(handle: Handle): Composer<Context> {
  const composer = new Composer();
  const privately = composer.chatType("private");

  privately.command("start", (context) => {
    handle(context.update.update_id, (handling) => started(handling, readPerson(context.from)));
  });

  privately.on("message", (context) => {
    if (isServiceMessage(context.message)) return;
    handle(context.update.update_id, (handling) => {
      clientWrote(handling, readPerson(context.from), readMessage(context.message));
    });
  });

  return composer;
}
