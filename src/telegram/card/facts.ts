import type { Database } from "../../store/database.ts";
import { countDesks, type Desk, findDesk, findDesks } from "../../store/desks/desks.ts";
import { findDeadlines } from "../../store/tickets/deadlines.ts";
import { findJournal, type JournalLine } from "../../store/tickets/journal.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import { findNormsOf } from "../../store/desks/norms.ts";
import { type Client, findClient } from "../../store/people/clients.ts";
import { findManager, type Manager } from "../../store/people/managers.ts";
import { findQuestions } from "../../store/messages/replies.ts";
import { findOfferedSubjects, type Subject } from "../../store/tickets/subjects.ts";
import { findTemplates } from "../../store/texts/templates.ts";
import { findTicketsOfClient, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { findMarked } from "../../handle/shifts/shifts.ts";
import { findReceivers } from "../../handle/team/deeds/receivers.ts";
import type { DeadlineKind } from "../../ticket/deadline.ts";
import { otherDesks } from "../../ticket/desk-choice.ts";
import type { Template } from "../../ticket/template.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { sourceOf } from "../send/client/sources.ts";

/** Everything that a card shows. */
export interface CardFacts {
  ticket: PlacedTicket;
  client: Client;
  clientUrl: string;
  /** Tells the client from all others in a hashtag. */
  clientTag: string;
  manager: Manager | undefined;
  /** Undefined while there is only one desk. */
  deskName: string | undefined;
  /** How many earlier tickets the client had. */
  earlierTickets: number;
  /** The average over all rated tickets of the client. */
  averageStars: number | undefined;
  /** The client's unanswered messages: the newest ones, oldest first, and the count of all. */
  questions: { newest: MessagePair[]; count: number };
  /** Until when the norms run, in milliseconds since the Unix epoch. */
  norms: { replyBy: number | null; closeBy: number | null };
  journal: { newest: JournalLine[]; count: number };
  /** For the names in the journal. */
  nameOf: (managerId: number) => Manager | undefined;
  /** With `shifts on` those at work stand first. */
  managers: Manager[];
  /** The ids of those who are marked as being at work. */
  atWork: ReadonlySet<number>;
  subjects: Subject[];
  templates: readonly Template[];
  /** The desks to which the ticket could move. */
  desks: Desk[];
}

/** A card has room for no more lines of one sort. */
const shownLines = 100;

export function gatherFacts(db: Database, ticket: PlacedTicket): CardFacts {
  const all = findTicketsOfClient(db, ticket.clientId);
  const source = sourceOf({ store: db }, ticket.clientId);
  const stars = all.flatMap(({ rating }) => rating?.stars ?? []);
  return {
    ticket,
    client: findClient(db, ticket.clientId)!,
    clientUrl: source.urlOf(db, ticket.clientId),
    clientTag: source.tagOf(db, ticket.clientId),
    manager: ticket.managerId === null ? undefined : findManager(db, ticket.managerId),
    deskName: ticket.deskId === null || countDesks(db) < 2 ? undefined : findDesk(db, ticket.deskId)?.name,
    earlierTickets: all.filter(({ id }) => id < ticket.id).length,
    averageStars: stars.length === 0 ? undefined : stars.reduce((sum, each) => sum + each, 0) / stars.length,
    questions: isOpen(ticket) ? findQuestions(db, ticket.id, shownLines) : { newest: [], count: 0 },
    norms: findNormTimes(db, ticket),
    journal: findJournal(db, ticket.id, shownLines),
    nameOf: (managerId) => findManager(db, managerId),
    managers: ticket.cardPage === "transfer" ? findReceivers(db, ticket) : [],
    atWork: findMarked(db),
    subjects: ticket.cardPage === "subject" ? findOfferedSubjects(db) : [],
    templates: ticket.cardPage === "template" ? findTemplates(db) : [],
    desks: ticket.cardPage === "desk" ? otherDesks(findDesks(db), ticket.deskId) : [],
  };
}

function findNormTimes(db: Database, { id, deskId }: PlacedTicket): CardFacts["norms"] {
  const deadlines = findNormsOf(db, deskId) === undefined ? [] : findDeadlines(db, id);
  const until = (wanted: DeadlineKind) => deadlines.find(({ kind }) => kind === wanted)?.untilAt ?? null;
  return { replyBy: until("reaction"), closeBy: until("closing") };
}
