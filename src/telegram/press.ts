import type { Api } from "grammy";
import type { MaybeInaccessibleMessage } from "grammy/types";
import type { Answer } from "../handle/answer.ts";
import type { Handle, Handling } from "../handle/handle.ts";
import { type PressedAt, pressed } from "../handle/press.ts";
import type { Log } from "../log.ts";
import { truncate } from "../text/html.ts";
import { readPerson } from "./incoming.ts";
import type { Routes } from "./routes.ts";

/** Handles every press of a button and shows its toast at once. */
export function addPressRoute(routes: Routes, handle: Handle, bestEffort: Api, log: Log): void {
  routes.on("callback_query:data", (context) => {
    const { id, data, message } = context.callbackQuery;
    const person = readPerson(context.from);
    let toast: Answer | undefined;
    const act = (handling: Handling) => {
      toast = message && pressed(handling, person, at(message, id), data);
    };
    handle(context.update.update_id, act, () => {
      if (toast?.isSilent === true) return;
      const text = toast?.text ?? "";
      // Not awaited: Telegram refuses a toast that comes too late, and nobody misses it.
      bestEffort
        .answerCallbackQuery(
          id,
          text === "" ? {} : { text: truncate(text, 200), show_alert: text.length > 100 },
        )
        .catch((error: unknown) => log.debug({ error }, "a press was not answered"));
    });
  });
}

function at(message: MaybeInaccessibleMessage, queryId: string): PressedAt {
  const { chat, message_id: messageId } = message;
  const ephemeralId = "ephemeral_message_id" in message ? message.ephemeral_message_id : undefined;
  return {
    chatId: chat.id,
    isPrivate: chat.type === "private",
    messageId,
    origin: { queryId, ...(ephemeralId !== undefined && { ephemeralId }) },
  };
}
