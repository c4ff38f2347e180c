import { closePicker } from "../../../handle/effects/picker.ts";
import { removeAtDesk } from "../../../handle/effects/desk.ts";
import { offerOnCard, renderPicker, serverIsOld } from "../../../handle/templates/own-picker.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { findDesk } from "../../../store/desks/desks.ts";
import { findPickerById, placePicker } from "../../../store/texts/pickers.ts";
import { findTemplates } from "../../../store/texts/templates.ts";
import { findTicket } from "../../../store/tickets/tickets.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { isOpen } from "../../../ticket/ticket.ts";
import { toMarkup } from "../../markup.ts";
import type { Failure } from "../failure.ts";
import { formatting } from "../saying.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";
import { findPlace } from "./place.ts";

/**
 * Offers a manager the canned replies in a message that they alone see. Whatever Telegram says against it, the card turns to them
 * at once: an older server may not know such messages, and the press that they answer may be too old.
 */
export async function showPicker(
  sending: Sending,
  { pickerId, ticketId, queryId, until }: EffectOf<"show_picker">,
  signal: Signal,
): Promise<Outcome> {
  const { store, clock, api, teamLanguage } = sending;
  const picker = findPickerById(store, pickerId);
  if (picker === undefined) return { kind: "done" };
  const { personId, deskId } = picker;
  const onCard: Outcome = {
    kind: "done",
    settle: (tx) => offerOnCard(handlingOf(sending, tx), { pickerId, ticketId, deskId }),
  };
  const ticket = findTicket(store, ticketId);
  const place = ticket?.deskId === deskId && isOpen(ticket) ? findPlace(sending, ticketId) : undefined;
  if (place === undefined || clock.now() > until) return onCard;
  const { html, keyboard } = renderPicker(teamLanguage, ticketId, findTemplates(store), 0);
  const options = {
    ...formatting,
    reply_markup: toMarkup(keyboard),
    message_thread_id: place.threadId,
    ephemeral_message_parameters: { receiver_user_id: personId, callback_query_id: queryId },
  };
  return attempt(
    () => api.sendMessage(place.desk.talkId, html, options, signal),
    ({ message_id: messageId, ephemeral_message_id: ephemeralId }) => ({
      kind: "done",
      settle(tx) {
        const handling = handlingOf(sending, tx);
        if (ephemeralId === undefined) {
          // The server took no notice of the parameter, and everybody sees the message.
          serverIsOld(handling);
          removeAtDesk(handling, place.ticket, messageId);
          return offerOnCard(handling, { pickerId, ticketId, deskId });
        }
        if (findPickerById(tx, pickerId) === undefined) closePicker(handling, picker, ephemeralId);
        else placePicker(tx, pickerId, ephemeralId);
      },
    }),
    (failure) => (failure.kind === "flood" ? whenUnexpected(failure) : onCard),
  );
}

/** Shows another page of them. */
export async function turnPicker(
  sending: Sending,
  { ticketId, deskId, personId, ephemeralId, number }: EffectOf<"turn_picker">,
  signal: Signal,
): Promise<Outcome> {
  const { store, api, teamLanguage } = sending;
  const talkId = findDesk(store, deskId)?.talkId;
  if (talkId === undefined) return { kind: "done" };
  const { html, keyboard } = renderPicker(teamLanguage, ticketId, findTemplates(store), number);
  const options = { ...formatting, reply_markup: toMarkup(keyboard) };
  return attempt(
    () => api.editEphemeralMessageText(talkId, personId, ephemeralId, html, options, signal),
    () => ({ kind: "done" }),
    (failure): Outcome => {
      if (failure.kind === "flood") return whenUnexpected(failure);
      if (failure.kind === "already_so") return { kind: "done" };
      return {
        kind: "done",
        settle: (tx) => offerOnCard(handlingOf(sending, tx), { ticketId, deskId }),
      };
    },
  );
}

/** One that is gone, or that Telegram does not delete, needs nothing: its buttons go on working. */
export async function closePickerAtDesk(
  sending: Sending,
  { deskId, personId, ephemeralId }: EffectOf<"close_picker">,
  signal: Signal,
): Promise<Outcome> {
  const talkId = findDesk(sending.store, deskId)?.talkId;
  if (talkId === undefined) return { kind: "done" };
  return attempt(
    () => sending.api.deleteEphemeralMessage(talkId, personId, ephemeralId, signal),
    () => ({ kind: "done" }),
    (failure: Failure): Outcome =>
      failure.kind === "flood" || failure.kind === "unavailable" ? whenUnexpected(failure) : { kind: "done" },
  );
}
