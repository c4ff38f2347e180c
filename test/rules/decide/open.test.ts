import {
  boris,
  claimedByAnswer,
  claimedByOlga,
  hour,
  inEveryStatus,
  lowRating,
  now,
  olga,
  openTicket,
} from "../tickets.ts";
import type { OpenTicket, Ticket, TicketEvent } from "../../../src/ticket/ticket.ts";
import {
  becomes,
  commented,
  given,
  gone,
  noted,
  nothingChanges,
  rated,
  refused,
  type Specification,
  whetherOpenOrClosed,
} from "./specification.ts";

const answered: TicketEvent = { type: "answered" };
const called: TicketEvent = { type: "called" };

const whoeverIsToAct = {
  ...whetherOpenOrClosed,
  "a note is left": becomes({ status: "noted" }, noted),
  "it is closed": becomes({ status: "closed", closedAt: now, toAct: gone }, { type: "closed" }),
  "it is snoozed": becomes({ snoozedUntil: now + hour }, { type: "snoozed", until: now + hour }),
  "its rest ends": refused("not_snoozed"),
  "the client reopens it": refused("already_open"),
  "Olga reopens it": refused("already_open"),
  "it is moved to where it is": refused("same_desk"),
  "it is moved to what is not ready": refused("desk_not_ready"),
  "an anonymous admin reopens it": refused("already_open"),
  "the bot reopens it": refused("already_open"),
  "the client calls it resolved": refused("not_closed"),
  "the client gives four stars": refused("not_closed"),
  "the client gives the stars they gave": refused("not_closed"),
  "the client says what went wrong": refused("not_rated"),
} satisfies Partial<Specification>;

/** When the message was sent, not when it was processed. A call counts when it is logged. */
const toAnswered = { status: "answered", toAct: "client", firstReplyAt: now - 1_000 } as const;
const toCalled = { status: "call_logged", toAct: "client", firstReplyAt: now } as const;

const teamToAct = { ...whoeverIsToAct, "the client writes": nothingChanges() };
/** A note says nothing of whether the client waits; the next message does. */
const notedTeamToAct = { ...whoeverIsToAct, "the client writes": becomes({ status: "unanswered" }) };
const clientToAct = {
  ...whoeverIsToAct,
  "the client writes": becomes({ status: "continued", toAct: "team" }, { type: "continued" }),
};

const nobodys = {
  "Olga answers": becomes({ ...toAnswered, managerId: olga.id }, claimedByAnswer, answered),
  "an anonymous admin answers": becomes(toAnswered, answered),
  "an anonymous admin takes it": refused("anonymous"),
  "Olga logs a call": becomes({ ...toCalled, managerId: olga.id }, claimedByOlga, called),
  "an anonymous admin logs a call": becomes(toCalled, called),
  "it is transferred to Olga": becomes(
    { managerId: olga.id },
    { type: "transferred", from: null, to: olga.id },
  ),
  "it is transferred to Boris": becomes(
    { managerId: boris.id },
    { type: "transferred", from: null, to: boris.id },
  ),
} satisfies Partial<Specification>;

const olgas = {
  "Olga answers": becomes(toAnswered, answered),
  "an anonymous admin answers": becomes(toAnswered, answered),
  "Olga takes it": refused("already_yours"),
  "an anonymous admin takes it": refused("anonymous"),
  "Olga logs a call": becomes(toCalled, called),
  "an anonymous admin logs a call": becomes(toCalled, called),
  "it is transferred to Olga": refused("already_theirs"),
  "it is transferred to Boris": becomes(
    { managerId: boris.id },
    { type: "transferred", from: olga.id, to: boris.id },
  ),
} satisfies Partial<Specification>;

/** Others may help; it stays his. */
const boriss = {
  "Olga answers": becomes(toAnswered, answered),
  "an anonymous admin answers": becomes(toAnswered, answered),
  "Olga takes it": refused("taken"),
  "an anonymous admin takes it": refused("anonymous"),
  "Olga logs a call": becomes(toCalled, called),
  "an anonymous admin logs a call": becomes(toCalled, called),
  "it is transferred to Olga": becomes(
    { managerId: olga.id },
    { type: "transferred", from: boris.id, to: olga.id },
  ),
  "it is transferred to Boris": refused("already_theirs"),
} satisfies Partial<Specification>;

given(
  "an open ticket, nobody's, the team to act",
  inEveryStatusButNoted({ toAct: "team", managerId: null }),
  {
    ...teamToAct,
    ...nobodys,
    "Olga takes it": becomes({ status: "in_progress", managerId: olga.id }, claimedByOlga),
  },
);

given(
  "an open ticket, nobody's, noted, the team to act",
  [openTicket({ status: "noted", toAct: "team", managerId: null })],
  {
    ...notedTeamToAct,
    ...nobodys,
    "Olga takes it": becomes({ status: "in_progress", managerId: olga.id }, claimedByOlga),
  },
);

given("an open ticket, nobody's, the client to act", inEveryStatus({ toAct: "client", managerId: null }), {
  ...clientToAct,
  ...nobodys,
  "Olga takes it": becomes({ managerId: olga.id }, claimedByOlga),
});

given(
  "an open ticket, Olga's, the team to act",
  inEveryStatusButNoted({ toAct: "team", managerId: olga.id }),
  {
    ...teamToAct,
    ...olgas,
  },
);

given(
  "an open ticket, Olga's, noted, the team to act",
  [openTicket({ status: "noted", toAct: "team", managerId: olga.id })],
  {
    ...notedTeamToAct,
    ...olgas,
  },
);

given("an open ticket, Olga's, the client to act", inEveryStatus({ toAct: "client", managerId: olga.id }), {
  ...clientToAct,
  ...olgas,
});

given(
  "an open ticket, Boris's, the team to act",
  inEveryStatusButNoted({ toAct: "team", managerId: boris.id }),
  {
    ...teamToAct,
    ...boriss,
  },
);

given(
  "an open ticket, Boris's, noted, the team to act",
  [openTicket({ status: "noted", toAct: "team", managerId: boris.id })],
  {
    ...notedTeamToAct,
    ...boriss,
  },
);

given("an open ticket, Boris's, the client to act", inEveryStatus({ toAct: "client", managerId: boris.id }), {
  ...clientToAct,
  ...boriss,
});

const helped = { managerId: olga.id, firstReplyAt: now - 31 * hour } as const;
const helpedAgain = {
  ...olgas,
  "Olga answers": becomes({ status: "answered", toAct: "client" }, answered),
  "an anonymous admin answers": becomes({ status: "answered", toAct: "client" }, answered),
  "Olga logs a call": becomes({ status: "call_logged", toAct: "client" }, called),
  "an anonymous admin logs a call": becomes({ status: "call_logged", toAct: "client" }, called),
} satisfies Partial<Specification>;

given("a ticket answered before, noted, the team to act", [openTicket({ ...helped, status: "noted" })], {
  ...notedTeamToAct,
  ...helpedAgain,
  "the client writes": becomes({ status: "continued" }),
});

const ratedBefore = lowRating(now - hour);
given(
  "a reopened ticket, answered before, rated an hour ago",
  inEveryStatusButNoted({ ...helped, toAct: "team", rating: ratedBefore }),
  {
    ...teamToAct,
    ...helpedAgain,
    "the client calls it resolved": rated({ ...ratedBefore, isResolved: true }),
    "the client gives four stars": rated({ ...ratedBefore, stars: 4 }),
    "the client gives the stars they gave": nothingChanges(),
    "the client says what went wrong": commented({ ...ratedBefore, comment: "Slow" }),
  },
);

given(
  "a reopened ticket, answered before, rated over 24 hours ago",
  inEveryStatusButNoted({ ...helped, toAct: "team", rating: lowRating(now - 24 * hour - 1) }),
  {
    ...teamToAct,
    ...helpedAgain,
    "the client calls it resolved": refused("rating_expired"),
    "the client gives four stars": refused("rating_expired"),
    "the client gives the stars they gave": refused("rating_expired"),
    "the client says what went wrong": refused("rating_expired"),
  },
);

function inEveryStatusButNoted(facts: Partial<OpenTicket>): Ticket[] {
  return inEveryStatus(facts).filter(({ status }) => status !== "noted");
}
