import type { ClosedTicket, Ticket } from "../../../src/ticket/ticket.ts";
import { claimedByOlga, closedTicket, holders, hour, lowRating, now, olga } from "../tickets.ts";
import {
  becomes,
  commented,
  given,
  gone,
  noted,
  nothingChanges,
  type Outcome,
  rated,
  refused,
  type Specification,
  whetherOpenOrClosed,
} from "./specification.ts";

const closed = {
  ...whetherOpenOrClosed,
  "the client writes": refused("closed"),
  "Olga answers": refused("closed"),
  "an anonymous admin answers": refused("closed"),
  "Olga takes it": refused("closed"),
  "an anonymous admin takes it": refused("closed"),
  "Olga logs a call": refused("closed"),
  "an anonymous admin logs a call": refused("closed"),
  "it is transferred to Olga": refused("closed"),
  "it is transferred to Boris": refused("closed"),
  "a note is left": becomes({}, noted),
  "it is moved to where it is": refused("closed"),
  "it is moved to what is not ready": refused("closed"),
  "it is closed": refused("already_closed"),
  "it is snoozed": refused("closed"),
  "its rest ends": refused("closed"),
} satisfies Partial<Specification>;

/** Whoever opens it again, it waits as it did before anybody acted; a manager has it then, if nobody had. */
const closedUnanswered = {
  ...closed,
  "the client reopens it": reopened("unanswered"),
  "an anonymous admin reopens it": reopened("unanswered"),
  "the bot reopens it": reopened("unanswered"),
  "Olga reopens it": reopened("in_progress"),
} satisfies Partial<Specification>;

const notRated = {
  "the client calls it resolved": rated({ isResolved: true, stars: null, comment: null, ratedAt: now }),
  "the client gives four stars": rated({ isResolved: null, stars: 4, comment: null, ratedAt: now }),
  "the client gives the stars they gave": rated({ isResolved: null, stars: 2, comment: null, ratedAt: now }),
  "the client says what went wrong": refused("not_rated"),
} satisfies Partial<Specification>;

given("a closed ticket, somebody's, never answered, not rated", somebodysClosed({ rating: null }), {
  ...closedUnanswered,
  ...notRated,
});

given("a closed ticket, nobody's, never answered, not rated", [closedTicket({ managerId: null })], {
  ...closedUnanswered,
  ...notRated,
  "Olga reopens it": becomes(
    { status: "in_progress", toAct: "team", closedAt: gone, managerId: olga.id },
    { type: "reopened" },
    claimedByOlga,
  ),
});

given("a closed ticket, somebody's, answered before", somebodysClosed({ firstReplyAt: now - 3 * hour }), {
  ...closedUnanswered,
  ...notRated,
  "the client reopens it": reopened("continued"),
  "an anonymous admin reopens it": reopened("continued"),
  "the bot reopens it": reopened("continued"),
});

const rating = { ...lowRating(now - hour), comment: "Rude" };
given("a closed ticket, rated an hour ago, since it was closed", somebodysClosed({ rating }), {
  ...closedUnanswered,
  "the client calls it resolved": rated({ ...rating, isResolved: true }),
  "the client gives four stars": rated({ ...rating, stars: 4 }),
  "the client gives the stars they gave": nothingChanges(),
  "the client says what went wrong": commented({ ...rating, comment: "Slow" }),
});

const dayOld = lowRating(now - 24 * hour);
const closedLongAgo = now - 30 * hour;
given(
  "a closed ticket, rated 24 hours ago to the millisecond",
  somebodysClosed({ rating: dayOld, closedAt: closedLongAgo }),
  {
    ...closedUnanswered,
    "the client calls it resolved": rated({ ...dayOld, isResolved: true }),
    "the client gives four stars": rated({ ...dayOld, stars: 4 }),
    "the client gives the stars they gave": nothingChanges(),
    "the client says what went wrong": commented({ ...dayOld, comment: "Slow" }),
  },
);

const expired = lowRating(now - 24 * hour - 1);
given(
  "a closed ticket, rated over 24 hours ago",
  somebodysClosed({ rating: expired, closedAt: closedLongAgo }),
  {
    ...closedUnanswered,
    "the client calls it resolved": refused("rating_expired"),
    "the client gives four stars": refused("rating_expired"),
    "the client gives the stars they gave": refused("rating_expired"),
    "the client says what went wrong": refused("rating_expired"),
  },
);

const ofEarlierClosing = { ...lowRating(now - 3 * hour), comment: "Rude" };
given(
  "a closed ticket, rated after an earlier closing",
  somebodysClosed({ rating: ofEarlierClosing, closedAt: now - 2 * hour }),
  {
    ...closedUnanswered,
    ...notRated,
    "the client gives the stars they gave": rated({
      isResolved: null,
      stars: 2,
      comment: null,
      ratedAt: now,
    }),
    "the client says what went wrong": commented({ ...ofEarlierClosing, comment: "Slow" }),
  },
);

function reopened(status: "unanswered" | "continued" | "in_progress"): Outcome {
  return becomes({ status, toAct: "team", closedAt: gone }, { type: "reopened" });
}

function somebodysClosed(facts: Partial<ClosedTicket>): Ticket[] {
  return [holders.olga, holders.boris].map((managerId) => closedTicket({ ...facts, managerId }));
}
