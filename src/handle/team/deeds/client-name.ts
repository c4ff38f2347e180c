import { saveClientState } from "../../../store/people/clients.ts";
import { findUndecided } from "../../../store/messages/withheld.ts";
import { html, plain } from "../../../text/text.ts";
import { longestName } from "../../../ticket/name.ts";
import { type Answer, done, refused } from "../../answer.ts";
import type { GivenAtTicket, PressedAtTicket } from "../../feature.ts";
import { recordOnly } from "./act.ts";
import { askCardQuestion } from "./card-question.ts";
import { decided, keepInMind } from "../notes/withheld.ts";

/** `/name`. */
export function nameGiven(given: GivenAtTicket): Answer {
  const { teamLanguage } = given.handling;
  const name = given.rest.replaceAll(/\s+/g, " ");
  if (name === "") return refused(plain(teamLanguage, "refusal-name-empty"));
  if (name.length > longestName) return refused(plain(teamLanguage, "name-too-long"));
  return nameClient(given, name);
}

export function askName({ handling, ticket, member }: PressedAtTicket): Answer {
  const said = html(handling.teamLanguage, "desk-name-prompt");
  return askCardQuestion(handling, ticket, member, "name_of_client", said);
}

/** A manager decided that withheld words are the client's name. */
export function nameWithheld(pressed: PressedAtTicket, batch: number): Answer {
  const { handling, ticket } = pressed;
  const { tx, teamLanguage } = handling;
  const [withheld] = findUndecided(tx, ticket.id, batch);
  if (withheld === undefined) return refused(plain(teamLanguage, "refusal-decided"));
  const { deskId, message } = withheld;
  const name = message.text.replaceAll(/\s+/g, " ").trim();
  if (name === "" || name.length > longestName) return refused(plain(teamLanguage, "name-too-long"));
  keepInMind(handling, ticket.id, deskId, "done", message);
  decided(handling, ticket, withheld, "desk-decided-name");
  return nameClient(pressed, name);
}

function nameClient(pressed: PressedAtTicket, name: string): Answer {
  const { handling, ticket } = pressed;
  saveClientState(handling.tx, ticket.clientId, { preferredName: name });
  recordOnly(pressed, { type: "client_named", name });
  return done(plain(handling.teamLanguage, "toast-client-named", { name }));
}
