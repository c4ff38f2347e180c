import { renderUncopied } from "../../handle/admin/delivery-trouble.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import { findMessage } from "../../store/messages/messages.ts";
import {
  findTold,
  findTroublesAfter,
  isStillLate,
  saveTold,
  type Trouble,
} from "../../store/deliveries/troubles.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, type Language, plain } from "../../text/text.ts";
import { findPlace } from "./desk/place.ts";
import type { EffectOf } from "../../ticket/effect.ts";
import { tellDesk } from "./desk/tell.ts";
import { formatting, unheard } from "./saying.ts";
import { attempt, findTicketOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";

/** At an answer, tells that it is late. Of a late client's message, shows the text where its ticket is shown. */
export async function tellOfDelay(
  sending: Sending,
  { messageId, deskId, error, isUnconfirmed }: EffectOf<"tell_of_delay">,
  signal: Signal,
): Promise<Outcome> {
  const { store, teamLanguage } = sending;
  const pair = findMessage(store, messageId);
  if (pair === undefined || pair.deliveredAt !== null || pair.failure !== null) return { kind: "done" };
  const { ticketId, deskMessageId, placeId } = pair;
  const tell = (said: Html, replyToDeskMessageId: number | null) => {
    const effect = { kind: "tell_desk", ticketId, deskId, html: said, replyToDeskMessageId } as const;
    const isAnswer = replyToDeskMessageId !== null && placeId !== null;
    return tellDesk(sending, isAnswer ? { ...effect, placeId } : effect, signal);
  };
  if (pair.direction === "to_client") {
    const said = isUnconfirmed
      ? html(teamLanguage, "desk-unconfirmed")
      : html(teamLanguage, "desk-late", { error });
    return tell(said, deskMessageId);
  }
  // The message already goes as text, and this text is late.
  if (pair.isInWords) return { kind: "done" };
  // If the message may have arrived, people can see it there. Without a place nothing can be shown.
  const isShown =
    findTicketOf(sending, ticketId).deskId === deskId && findPlace(sending, ticketId) !== undefined;
  return isShown && !isUnconfirmed ? tell(renderUncopied(sending, pair), null) : { kind: "done" };
}

/** An admin who cannot be written to is told when they can be. */
const unheardMilliseconds = 3_600_000;

/** Tells the admin in one message of every trouble that they do not know yet. */
export async function reportTroubles(
  sending: Sending,
  { adminId }: EffectOf<"report_troubles">,
  signal: Signal,
): Promise<Outcome> {
  const { store, teamLanguage, clock } = sending;
  const troubles = findTroublesAfter(store, findTold(store, adminId)?.troubleId ?? 0);
  const last = troubles.at(-1);
  if (last === undefined) return { kind: "done" };
  const told = troubles.filter(({ isFinal, error }) => isFinal || isStillLate(store, error));
  const isTold: Outcome = { kind: "done", settle: (tx) => saveTold(tx, adminId, last.id, clock.now()) };
  if (told.length === 0) return isTold;
  return attempt(
    () => sending.api.sendMessage(adminId, renderReport(teamLanguage, told), formatting, signal),
    () => isTold,
    (failure) =>
      unheard.has(failure.kind)
        ? { kind: "later", at: clock.now() + unheardMilliseconds, unless: () => false }
        : whenUnexpected(failure),
  );
}

/** The most tickets to name. */
const named = 10;

function renderReport(language: Language, troubles: readonly Trouble[]): Html {
  const groups = new Map<string, Trouble[]>();
  for (const trouble of troubles) {
    const key = JSON.stringify([trouble.isFinal, trouble.error]);
    groups.set(key, [...(groups.get(key) ?? []), trouble]);
  }
  // A message has 4096 characters. More reasons than these come from one trouble.
  return joinHtml(
    [...groups.values()].slice(0, named).map((group) => renderGroup(language, group)),
    "\n\n",
  );
}

function renderGroup(language: Language, group: readonly Trouble[]): Html {
  const { isFinal, error } = group[0]!;
  const ids = [...new Set(group.flatMap(({ ticketId }) => (ticketId === null ? [] : [ticketId])))];
  const tickets = ids.slice(0, named).map((id) => plain(language, "trouble-ticket", { number: String(id) }));
  return html(language, isFinal ? "alert-dead" : "alert-late", {
    count: group.length,
    tickets: tickets.length === 0 ? "none" : tickets.join(", "),
    more: ids.length > named ? "yes" : "no",
    error: truncate(error, 200),
  });
}
