import type { Keyboard } from "../../ticket/keyboard.ts";
import { recordEvents } from "../../store/tickets/journal.ts";
import { type Client, saveClientState } from "../../store/people/clients.ts";
import { keepPrivate, type PrivateMessage, savePrivate } from "../../store/messages/private.ts";
import { endQuestion, findQuestionAt } from "../../store/messages/questions.ts";
import { html, plain } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { fitsAsName, longestName, tidyName } from "../../ticket/name.ts";
import { findOpenTickets, languageWith } from "./client.ts";
import { sayToClient } from "../effects/client.ts";
import { refreshCard } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";

/** `/name`. A text that cannot be a name is kept. It goes out as a message when the client says so. */
export function nameWritten(
  handling: Handling,
  client: Client,
  incoming: IncomingMessage,
  written: string,
): void {
  const language = languageWith(handling, client);
  if (written === "" && incoming.kind === "text")
    return sayToClient(handling, client, html(language, "refusal-name-empty"));
  if (fitsAsName(incoming)) return nameClient(handling, client, written);
  const keptId = keepPrivate(handling.tx, client.id, incoming, "unknown", null, handling.now);
  const isTooLong = incoming.kind === "text" && tidyName(written).length > longestName;
  sayToClient(handling, client, html(language, isTooLong ? "name-too-long" : "name-unfit"), {
    keyboard: [[{ label: plain(language, "button-send-kept"), press: { type: "kept_send", keptId } }]],
  });
}

/**
 * A reply to the bot's question is the client's name, if it can be one. The client may say later that it was a message.
 * Returns whether it became the name.
 */
export function answersNamePrompt(handling: Handling, client: Client, incoming: IncomingMessage): boolean {
  const { replyToMessageId, text } = incoming;
  if (replyToMessageId === null || !fitsAsName(incoming)) return false;
  const question = findQuestionAt(handling.tx, client.id, replyToMessageId);
  if (question?.matter.kind !== "client_name" || question.ended !== null) return false;
  endQuestion(handling.tx, question.id, "answered");
  const keptId = keepPrivate(handling.tx, client.id, incoming, "name", null, handling.now);
  const label = plain(languageWith(handling, client), "button-was-message");
  nameClient(handling, client, text, [[{ label, press: { type: "kept_send", keptId } }]]);
  return true;
}

/** The client edited the reply. Returns false when it is no name any more. Then the client has none. */
export function nameEdited(
  handling: Handling,
  client: Client,
  kept: PrivateMessage,
  incoming: IncomingMessage,
): boolean {
  if (kept.message.text === incoming.text) return true;
  if (!fitsAsName(incoming)) {
    saveClientState(handling.tx, client.id, { preferredName: null });
    return false;
  }
  savePrivate(handling.tx, kept.id, incoming);
  nameClient(handling, client, incoming.text);
  return true;
}

function nameClient(handling: Handling, client: Client, written: string, keyboard: Keyboard = []): void {
  const name = tidyName(written);
  saveClientState(handling.tx, client.id, { preferredName: name });
  for (const ticket of findOpenTickets(handling, client.id)) {
    const event = { type: "client_named", name } as const;
    recordEvents(handling.tx, ticket.id, { kind: "client", id: client.id }, [event], handling.now);
    refreshCard(handling, ticket);
  }
  sayToClient(handling, client, html(languageWith(handling, client), "name-saved", { name }), { keyboard });
}
