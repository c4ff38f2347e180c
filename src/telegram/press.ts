import { type Api, Composer, type Context } from "grammy";
import type { Chat } from "grammy/types";
import { adminPressed, isAdminPress } from "../handle/admin/press.ts";
import type { Answer } from "../handle/answer.ts";
import { clientPressed, isClientPress } from "../handle/client/press.ts";
import { meetClient } from "../handle/client/client.ts";
import { pressedAtDesk } from "../handle/team/at-desk.ts";
import { checkedAgain, offerTaken } from "../handle/desks/offer.ts";
import type { Handle, Handling } from "../handle/handle.ts";
import { roleInPrivate } from "../handle/private/role.ts";
import type { Log } from "../log.ts";
import { findDeskByChat } from "../store/desks.ts";
import { truncate } from "../text/html.ts";
import { languageOf, plain } from "../text/text.ts";
import { mayDo } from "../ticket/access.ts";
import type { Person } from "../ticket/message.ts";
import { decodePress, permissionOf } from "../ticket/press.ts";
import { readPerson } from "./incoming.ts";

/** Every button: read, checked against the rights of whoever pressed it, done, and answered at once. */
export function pressComposer(handle: Handle, answering: Api, log: Log): Composer<Context> {
  const composer = new Composer();
  composer.on("callback_query:data", (context) => {
    const { id, data, message } = context.callbackQuery;
    const person = readPerson(context.from);
    let answer: Answer | undefined;
    const act = (handling: Handling) => {
      answer = message && pressed(handling, person, message.chat, message.message_id, data);
    };
    handle(context.update.update_id, act, () => {
      const text = answer?.text ?? "";
      // Not waited for: an answer that comes too late is refused by Telegram and missed by nobody.
      answering
        .answerCallbackQuery(
          id,
          text === "" ? {} : { text: truncate(text, 200), show_alert: text.length > 100 },
        )
        .catch((error: unknown) => log.debug({ error }, "a press was not answered"));
    });
  });
  return composer;
}

function pressed(handling: Handling, person: Person, chat: Chat, messageId: number, data: string): Answer {
  const { tx, teamLanguage } = handling;
  const press = decodePress(data);
  const isPrivate = chat.type === "private";
  const language = isPrivate ? languageOf(person.languageCode, teamLanguage) : teamLanguage;
  const refuse = (id: "refusal-stale" | "refusal-not-allowed") => ({
    text: plain(language, id),
    isRefusal: true,
  });
  if (press === undefined) return refuse("refusal-stale");
  const role = roleInPrivate(handling, person.id);
  if (isAdminPress(press)) {
    if (!isPrivate || !mayDo(permissionOf(press), role, "private")) return refuse("refusal-not-allowed");
    return adminPressed(handling, person, press, messageId);
  }
  if (press.type === "desk_add" || press.type === "setup_again") {
    if (chat.type === "private" || !mayDo("setup", role, "desk")) return refuse("refusal-not-allowed");
    if (press.type === "setup_again") return checkedAgain(handling, chat.id, person.id);
    return offerTaken(handling, chat.id, messageId);
  }
  if (isClientPress(press)) {
    if (!isPrivate || !mayDo(permissionOf(press), role, "private")) return refuse("refusal-not-allowed");
    return clientPressed(handling, meetClient(handling, person), press, messageId);
  }
  const desk = findDeskByChat(tx, chat.id);
  if (desk === undefined) return refuse("refusal-not-allowed");
  return pressedAtDesk(handling, desk, person, press, messageId);
}
