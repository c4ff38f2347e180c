import { findClient, saveClientState } from "../../store/people.ts";
import { html, plain } from "../../text/text.ts";
import { type Answer, done, refused } from "../answer.ts";
import { recordInAudit } from "../audit/record.ts";
import { languageWith } from "../client/client.ts";
import { reachabilityChanged } from "../client/reachability.ts";
import { sayToClient } from "../effects/client.ts";
import type { PressedAtTicket } from "../feature.ts";
import { recordOnly } from "./act.ts";
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
export function setBlocked(pressed: PressedAtTicket, isBlocked: boolean): Answer {
  const { handling, ticket } = pressed;
  const { tx, teamLanguage } = handling;
  const client = findClient(tx, ticket.clientId)!;
  if (client.isBlocked === isBlocked) {
    return refused(plain(teamLanguage, isBlocked ? "refusal-already-blocked" : "refusal-not-blocked"));
  }
  saveClientState(tx, client.id, { isBlocked });
  if (!isBlocked && client.isReachable) reachabilityChanged(handling, client.id, true);
  const what = isBlocked ? "client_blocked" : "client_unblocked";
  recordInAudit(handling, pressed.member.actor, { what, clientId: client.id });
  recordOnly(pressed, { type: what });
  const said = html(languageWith(handling, client), isBlocked ? "client-blocked" : "client-unblocked");
  sayToClient(handling, client, said, isBlocked ? { isToShutOut: true } : {});
  return done(plain(teamLanguage, isBlocked ? "toast-blocked" : "toast-unblocked"));
}
