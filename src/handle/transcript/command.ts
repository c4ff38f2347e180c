import { findManager } from "../../store/people/managers.ts";
import { findPresentTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { type Html, truncate } from "../../text/html.ts";
import { readTranscriptWord } from "../../text/typed.ts";
import { html, plain } from "../../text/text.ts";
import { type Answer, done, refused } from "../answer.ts";
import { recordInAudit } from "../audit/record.ts";
import { say } from "../effects/chat.ts";
import { sendTranscript } from "../effects/files.ts";
import type { GivenAtTicket, GivenInPrivate, PressedAtTicket } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { mayReadAll } from "./access.ts";

/** `/transcript 12` and `/transcript 12 client` in private. */
export function transcriptAsked({ handling, author, rest }: GivenInPrivate): void {
  say(handling, author.id, answerTo(handling, author.id, rest));
}

/** `/transcript` and `/transcript client` in the ticket's place. The file comes in private. */
export function transcriptGiven(given: GivenAtTicket): Answer {
  const { handling, ticket, rest } = given;
  const read = readWords(rest);
  if (read.ok && (read.number === undefined || read.number === ticket.id))
    return sendToPresser(given, read.isForClient);
  const word = truncate(read.ok ? rest : read.word, 64);
  return refused(plain(handling.teamLanguage, "transcript-wrong-here", { word }));
}

export function transcriptPressed(pressed: PressedAtTicket): Answer {
  return sendToPresser(pressed, false);
}

function sendToPresser({ handling, ticket, member }: PressedAtTicket, isForClient: boolean): Answer {
  const { tx, teamLanguage, botUsername } = handling;
  const manager = member.actor.kind === "manager" ? findManager(tx, member.actor.id) : undefined;
  if (manager === undefined) return refused(plain(teamLanguage, "refusal-anonymous"));
  if (manager.openedAt === null)
    return refused(plain(teamLanguage, "transcript-open-bot", { username: botUsername }));
  return begin(handling, manager.id, ticket, isForClient)
    ? done(plain(teamLanguage, "toast-transcript"))
    : refused(plain(teamLanguage, "report-under-way"));
}

function answerTo(handling: Handling, personId: number, rest: string): Html {
  const { tx, teamLanguage } = handling;
  const read = readWords(rest);
  if (!read.ok) return html(teamLanguage, "transcript-wrong", { word: truncate(read.word, 64) });
  if (read.number === undefined) return html(teamLanguage, "transcript-how");
  const number = String(read.number);
  const ticket = findPresentTicket(tx, read.number);
  if (ticket === undefined) return html(teamLanguage, "transcript-none", { number });
  if (!mayReadAll(tx, personId, ticket)) return html(teamLanguage, "transcript-other-desk", { number });
  if (ticket.isErased) return html(teamLanguage, "refusal-erased");
  return begin(handling, personId, ticket, read.isForClient)
    ? html(teamLanguage, "transcript-begun", {
        number,
        into: String(ticket.id),
        isMerged: ticket.id === read.number ? "no" : "yes",
      })
    : html(teamLanguage, "report-under-way");
}

/** False while another file is on its way to the person. */
function begin(handling: Handling, personId: number, { id }: PlacedTicket, isForClient: boolean): boolean {
  if (!sendTranscript(handling, personId, { ticketId: id, isForClient })) return false;
  recordInAudit(handling, { id: personId }, { what: "transcript_asked", number: id, isForClient });
  return true;
}

type Read = { ok: true; number: number | undefined; isForClient: boolean } | { ok: false; word: string };

/** Reads `12`, `№12 client`, `12 для клиента`. */
function readWords(written: string): Read {
  let number: number | undefined;
  let isForClient = false;
  for (const word of written.split(/[\s,]+/).filter(Boolean)) {
    const digits = /^[№#]?(\d{1,15})$/.exec(word)?.[1];
    const meaning = readTranscriptWord(word);
    if (meaning === "client") isForClient = true;
    else if (digits !== undefined && number === undefined) number = Number(digits);
    else if (meaning === undefined && !/^[№#]$/.test(word)) return { ok: false, word };
  }
  return { ok: true, number, isForClient };
}
