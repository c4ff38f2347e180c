import { findClient } from "../../../store/people/clients.ts";
import { saveTicket } from "../../../store/tickets/changes.ts";
import { html, plain } from "../../../text/text.ts";
import { type Answer, done, refused } from "../../answer.ts";
import { blockClient, unblockClient } from "../../blocking/blocking.ts";
import type { PressedAtTicket } from "../../feature.ts";
import { askCardQuestion, endCardQuestion } from "./card-question.ts";

/** Asks first whether to block the client, since a press is easily a mistake. */
export function askBlock({ handling, ticket, member }: PressedAtTicket): Answer {
  const { tx, teamLanguage } = handling;
  if (findClient(tx, ticket.clientId)?.isBlocked === true) {
    return refused(plain(teamLanguage, "refusal-already-blocked"));
  }
  const press = { ticketId: ticket.id };
  return askCardQuestion(handling, ticket, member, "block", html(teamLanguage, "desk-block-sure"), [
    [
      {
        label: plain(teamLanguage, "button-block-sure"),
        press: { type: "block_sure", ...press },
        style: "danger",
      },
      { label: plain(teamLanguage, "button-cancel"), press: { type: "block_not", ...press } },
    ],
  ]);
}

/** A manager answered that question. */
export function decideBlock(pressed: PressedAtTicket, isSure: boolean): Answer {
  const { handling, ticket } = pressed;
  const outcome = plain(handling.teamLanguage, isSure ? "toast-blocked" : "toast-block-not");
  if (!endCardQuestion(handling, ticket, "block", outcome)) {
    return refused(plain(handling.teamLanguage, "refusal-stale"));
  }
  return isSure ? setBlocked(pressed, true) : done(outcome);
}

/** Blocks the ticket's client or lets them in again, and tells them. */
export function setBlocked(
  { handling, ticket, member }: PressedAtTicket,
  isBlocked: boolean,
  reason: string | null = null,
): Answer {
  const { tx, teamLanguage } = handling;
  const client = findClient(tx, ticket.clientId)!;
  const refusal = isBlocked
    ? blockClient(handling, client, member.actor, reason, ticket)
    : unblockClient(handling, client, member.actor, ticket);
  if (refusal !== undefined) return refused(plain(teamLanguage, refusal));
  saveTicket(tx, ticket.id, { cardPage: "main" });
  return done(plain(teamLanguage, isBlocked ? "toast-blocked" : "toast-unblocked"));
}
