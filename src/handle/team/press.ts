import type { Desk } from "../../store/desks.ts";
import { findFormerPlaces } from "../../store/former-places.ts";
import { findMessage } from "../../store/messages.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets.ts";
import { findUndecided } from "../../store/withheld.ts";
import { plain } from "../../text/text.ts";
import { mayDo } from "../../ticket/access.ts";
import type { Person } from "../../ticket/message.ts";
import { permissionOf, type Press, type PressFor } from "../../ticket/press.ts";
import { isOpen } from "../../ticket/ticket.ts";
import type { AdminPress } from "../admin/press.ts";
import { type Answer, done, refused } from "../answer.ts";
import { apply } from "../apply.ts";
import { endCardQuestion } from "./card-question.ts";
import { longestName } from "../../ticket/name.ts";
import type { ClientPress } from "../client/press.ts";
import { commandTicket, type DeskCommand, refuse } from "./act.ts";
import { type Member, meetMember } from "./member.ts";
import { turnCard } from "../effects/desk.ts";
import { presentDeskName } from "../place/former-place.ts";
import type { Handling } from "../handle.ts";
import { sendHeld, sendWithheld } from "./message.ts";
import { sendNote } from "./notes.ts";
import { splitChosen } from "./split.ts";
import { decided, keepInMind, noteWithheld } from "./withheld.ts";

export type DeskPress = Exclude<Press, ClientPress | AdminPress | PressFor<"setup">>;

/** About what was kept back. */
type KeptPress = "send_note" | "send_held" | "withheld_note" | "withheld_answer" | "withheld_name";

/** Under a question that the card's buttons asked. */
type AnsweringPress = "split" | "block_sure" | "block_not";

/** A button works on tickets of the desk in whose chat it is, whatever it carries. Undefined when it may work. */
export function refuseElsewhere(
  { tx, teamLanguage }: Handling,
  desk: Desk,
  press: DeskPress,
): Answer | undefined {
  const isHere = findTicket(tx, press.ticketId)?.deskId === desk.id;
  const wasHere = () => findFormerPlaces(tx, press.ticketId).some(({ deskId }) => deskId === desk.id);
  return isHere || wasHere() ? undefined : refused(plain(teamLanguage, "refusal-stale"));
}

/** Somebody of the team pressed a button in the desk's chat. */
export function deskPressed(handling: Handling, desk: Desk, person: Person, press: DeskPress): Answer {
  const { tx, teamLanguage } = handling;
  const refusal = refuseElsewhere(handling, desk, press);
  const ticket = findTicket(tx, press.ticketId);
  if (refusal !== undefined || ticket === undefined)
    return refusal ?? refused(plain(teamLanguage, "refusal-stale"));
  const member = meetMember(handling, person);
  if (!mayDo(permissionOf(press), member.role, "desk")) {
    return refused(
      plain(teamLanguage, member.role === "removed" ? "refusal-removed" : "refusal-not-allowed"),
    );
  }
  // What was meant for the team stays with it wherever the ticket is.
  if (ticket.deskId !== desk.id && press.type !== "withheld_note") {
    const name = presentDeskName(handling, ticket);
    return refused(plain(teamLanguage, "refusal-moved_away", { desk: name }));
  }
  const answer = act(handling, ticket, member, press);
  // Whoever pressed looks at the card: it follows at once, not when upkeep has its turn.
  if (!answer.isRefusal) turnCard(handling, ticket);
  return answer;
}

function act(handling: Handling, ticket: PlacedTicket, member: Member, press: DeskPress): Answer {
  switch (press.type) {
    case "send_note":
      return sendNote(handling, ticket, member, press.noteId);
    case "withheld_note":
      return noteWithheld(handling, ticket, press.batch);
    case "withheld_name":
      return nameWithheld(handling, ticket, member, press.batch);
    case "split":
      return splitChosen(handling, ticket, member, press.messageId);
    case "block_sure":
    case "block_not":
      return decideBlock(handling, ticket, member, press.type === "block_sure");
    case "withheld_answer":
      return sendWithheld(handling, ticket, member, press.batch);
    case "send_held":
      return reopenAndSend(handling, ticket, member, press.messageId);
    default:
      return commandTicket(handling, ticket, member, toCommand(press));
  }
}

function reopenAndSend(handling: Handling, ticket: PlacedTicket, member: Member, messageId: number): Answer {
  const { tx, teamLanguage } = handling;
  const pair = findMessage(tx, messageId);
  if (pair === undefined || pair.ticketId !== ticket.id) return refused(plain(teamLanguage, "refusal-stale"));
  if (pair.failure !== "held") return refused(plain(teamLanguage, "refusal-already-sent"));
  let open = ticket;
  if (!isOpen(ticket)) {
    const result = apply(handling, ticket, { type: "reopen", actor: member.actor }, member.actor);
    if (!result.ok) return refuse(handling, ticket, result.refusal);
    open = result.ticket;
  }
  sendHeld(handling, open, member, pair);
  return done(plain(teamLanguage, "toast-sent"));
}

function nameWithheld(handling: Handling, ticket: PlacedTicket, member: Member, batch: number): Answer {
  const { tx, teamLanguage } = handling;
  const [withheld] = findUndecided(tx, ticket.id, batch);
  if (withheld === undefined) return refused(plain(teamLanguage, "refusal-decided"));
  const { deskId, message } = withheld;
  const name = message.text.replaceAll(/\s+/g, " ").trim();
  if (name === "" || name.length > longestName) return refused(plain(teamLanguage, "name-too-long"));
  keepInMind(handling, ticket.id, deskId, "done", message);
  decided(handling, ticket, withheld, "desk-decided-name");
  return commandTicket(handling, ticket, member, { type: "name_client", name });
}

function decideBlock(handling: Handling, ticket: PlacedTicket, member: Member, isSure: boolean): Answer {
  const { teamLanguage } = handling;
  const outcome = plain(teamLanguage, isSure ? "toast-blocked" : "toast-block-not");
  if (!endCardQuestion(handling, ticket, "block", outcome)) {
    return refused(plain(teamLanguage, "refusal-stale"));
  }
  return isSure ? commandTicket(handling, ticket, member, { type: "block" }) : done(outcome);
}

function toCommand(press: Exclude<DeskPress, { type: KeptPress | AnsweringPress }>): DeskCommand {
  switch (press.type) {
    case "note":
      return { type: "ask_note" };
    case "block":
      return { type: "ask_block" };
    case "menu":
      return { type: "turn_card", page: press.page };
    case "transfer":
      return { type: "transfer", managerId: press.managerId };
    case "subject":
      return { type: "set_subject", subjectId: press.subjectId };
    case "desk":
      return { type: "move_to_desk", deskId: press.deskId };
    default:
      return { type: press.type };
  }
}
