import {
  type Actor,
  type ClosedTicket,
  type Decision,
  isOpen,
  type OpenTicket,
  type Rating,
  type Refusal,
  type Ticket,
  type TicketEvent,
} from "./ticket.ts";

export type TicketCommand =
  /** The client wrote something. */
  | { type: "receive" }
  /** Somebody of the team wrote to the client. */
  | { type: "answer"; actor: Actor }
  | { type: "claim"; actor: Actor }
  | { type: "log_call"; actor: Actor }
  /** Somebody of the team left a remark for the team alone. */
  | { type: "note"; text: string }
  | { type: "transfer"; to: number }
  | { type: "close" }
  | { type: "reopen"; actor: Actor }
  | { type: "set_subject"; subject: string }
  | { type: "rate"; isResolved?: boolean; stars?: number }
  | { type: "comment_rating"; text: string };

/** A rating may be changed for so long after it was first given. */
const ratingChangeMilliseconds = 24 * 3_600_000;

/**
 * The ticket after `command` with the events that it caused, or why it does nothing. Pure.
 * @param now milliseconds since the Unix epoch
 */
export function decide(ticket: Ticket, command: TicketCommand, now: number): Decision {
  switch (command.type) {
    case "receive":
      return whileOpen(ticket, receive);
    case "answer":
      return whileOpen(ticket, (open) => answer(open, command.actor, now));
    case "claim":
      return whileOpen(ticket, (open) => claim(open, command.actor));
    case "log_call":
      return whileOpen(ticket, (open) => logCall(open, command.actor));
    case "note":
      return note(ticket, command.text);
    case "transfer":
      return whileOpen(ticket, (open) => transfer(open, command.to));
    case "close":
      return isOpen(ticket) ? close(ticket, now) : refuse("already_closed");
    case "reopen":
      return isOpen(ticket) ? refuse("already_open") : reopen(ticket, command.actor);
    case "set_subject":
      return setSubject(ticket, command.subject);
    case "rate":
      return isOpen(ticket) ? refuse("not_closed") : rate(ticket, command, now);
    case "comment_rating":
      return commentRating(ticket, command.text);
    default:
      return command satisfies never;
  }
}

function receive(ticket: OpenTicket): Decision {
  return ticket.toAct === "client"
    ? change({ ...ticket, status: "continued", toAct: "team" }, [{ type: "continued" }])
    : change(ticket, []);
}

function answer(ticket: OpenTicket, actor: Actor, now: number): Decision {
  const [bound, events] = bind(ticket, actor);
  const firstReplyAt = ticket.firstReplyAt ?? now;
  return change({ ...bound, status: "answered", toAct: "client", firstReplyAt }, [
    ...events,
    { type: "answered" },
  ]);
}

function claim(ticket: OpenTicket, actor: Actor): Decision {
  if (actor.kind !== "manager") return refuse("anonymous");
  if (ticket.managerId === actor.id) return refuse("already_yours");
  if (ticket.managerId !== null) return refuse("taken");
  const [bound, events] = bind(ticket, actor);
  return change({ ...bound, status: ticket.toAct === "team" ? "in_progress" : ticket.status }, events);
}

function logCall(ticket: OpenTicket, actor: Actor): Decision {
  const [bound, events] = bind(ticket, actor);
  return change({ ...bound, status: "call_logged", toAct: "client" }, [...events, { type: "called" }]);
}

function note(ticket: Ticket, text: string): Decision {
  const events: TicketEvent[] = [{ type: "noted", text }];
  return change(isOpen(ticket) ? { ...ticket, status: "noted" } : ticket, events);
}

function transfer(ticket: OpenTicket, to: number): Decision {
  if (ticket.managerId === to) return refuse("already_theirs");
  return change({ ...ticket, managerId: to }, [{ type: "transferred", from: ticket.managerId, to }]);
}

function close(ticket: OpenTicket, now: number): Decision {
  const { toAct: _, ...facts } = ticket;
  return change({ ...facts, status: "closed", closedAt: now, rating: null }, [{ type: "closed" }]);
}

function reopen(ticket: ClosedTicket, actor: Actor): Decision {
  const { closedAt: _, ...facts } = ticket;
  const status = actor.kind === "client" ? "continued" : "in_progress";
  return change({ ...facts, status, toAct: "team" }, [{ type: "reopened" }]);
}

function setSubject(ticket: Ticket, subject: string): Decision {
  return ticket.subject === subject
    ? refuse("same_subject")
    : change({ ...ticket, subject }, [{ type: "subject_set", subject }]);
}

function rate(
  ticket: ClosedTicket,
  given: { isResolved?: boolean; stars?: number },
  now: number,
): Decision {
  const present = ticket.rating ?? { isResolved: null, stars: null, comment: null, ratedAt: now };
  if (now - present.ratedAt > ratingChangeMilliseconds) return refuse("rating_expired");
  const rating: Rating = {
    ...present,
    isResolved: given.isResolved ?? present.isResolved,
    stars: given.stars ?? present.stars,
  };
  const { isResolved, stars } = rating;
  return change({ ...ticket, rating }, [{ type: "rated", isResolved, stars }]);
}

function commentRating(ticket: Ticket, comment: string): Decision {
  if (ticket.rating === null) return refuse("not_rated");
  return change({ ...ticket, rating: { ...ticket.rating, comment } }, [
    { type: "rating_commented", text: comment },
  ]);
}

/** The first of the team to do something for the client has the ticket, unless somebody took it before. */
function bind(ticket: OpenTicket, actor: Actor): [OpenTicket, TicketEvent[]] {
  if (ticket.managerId !== null || actor.kind !== "manager") return [ticket, []];
  return [{ ...ticket, managerId: actor.id }, [{ type: "claimed", managerId: actor.id }]];
}

function whileOpen(ticket: Ticket, act: (ticket: OpenTicket) => Decision): Decision {
  return isOpen(ticket) ? act(ticket) : refuse("closed");
}

function change(ticket: Ticket, events: TicketEvent[]): Decision {
  return { ok: true, ticket, events };
}

function refuse(refusal: Refusal): Decision {
  return { ok: false, refusal };
}
