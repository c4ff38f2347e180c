import {
  type Actor,
  type ClosedTicket,
  type Decision,
  isOpen,
  type OpenStatus,
  type OpenTicket,
  type Rating,
  type Refusal,
  type Replies,
  type TeamActor,
  type Ticket,
  type TicketEvent,
} from "./ticket.ts";

export type TicketCommand =
  /** The client wrote something. */
  | { type: "receive" }
  /** A manager wrote to the client. `sentAt` is Telegram's date, or the time when a kept-back answer was released. */
  | { type: "answer"; actor: TeamActor; sentAt: number }
  /** An answer was withdrawn or goes again, or a question went to another ticket. `cause` says which. */
  | { type: "recount"; replies: Replies; cause: TicketEvent }
  | { type: "claim"; actor: TeamActor }
  | { type: "log_call"; actor: TeamActor }
  /** A manager left a remark for the team only. */
  | { type: "note"; text: string }
  | { type: "transfer"; to: number }
  /** Takes the ticket from its manager. */
  | { type: "release" }
  | { type: "close" }
  /** `sentAt` is the date of the message that reopens it, if one does. */
  | { type: "reopen"; actor: Actor; sentAt?: number }
  /** The ticket rests until then. */
  | { type: "snooze"; until: number }
  | { type: "wake" }
  | { type: "set_subject"; subject: string }
  | { type: "move_to_desk"; desk: { id: number; name: string; isReady: boolean } }
  | { type: "rate"; isResolved?: boolean; stars?: number }
  | { type: "comment_rating"; text: string };

/** A client may change a rating for so long after first giving it. */
const ratingChangeMilliseconds = 24 * 3_600_000;

/**
 * Applies `command` to the ticket: returns the new ticket with its events, or why nothing happens. Pure.
 * @param now milliseconds since the Unix epoch
 */
export function decide(ticket: Ticket, command: TicketCommand, now: number): Decision {
  switch (command.type) {
    case "receive":
      return whileOpen(ticket, receive);
    case "answer":
      return whileOpen(ticket, (open) => answer(open, command));
    case "recount":
      return recount(ticket, command);
    case "claim":
      return whileOpen(ticket, (open) => claim(open, command.actor));
    case "log_call":
      return whileOpen(ticket, (open) => logCall(open, command.actor, now));
    case "note":
      return note(ticket, command.text);
    case "transfer":
      return whileOpen(ticket, (open) => transfer(open, command.to));
    case "release":
      return whileOpen(ticket, release);
    case "close":
      return isOpen(ticket) ? close(ticket, now) : refuse("already_closed");
    case "reopen":
      return isOpen(ticket) ? refuse("already_open") : reopen(ticket, command);
    case "snooze":
      return whileOpen(ticket, (open) => snooze(open, command.until));
    case "wake":
      return whileOpen(ticket, (open) => (open.snoozedUntil === null ? refuse("not_snoozed") : wake(open)));
    case "set_subject":
      return setSubject(ticket, command.subject);
    case "move_to_desk":
      return whileOpen(ticket, (open) => moveToDesk(open, command.desk));
    case "rate":
      return rate(ticket, command, now);
    case "comment_rating":
      return commentRating(ticket, command.text, now);
    default:
      return command satisfies never;
  }
}

function receive(resting: OpenTicket): Decision {
  const [awakened, events] = awake(resting);
  const ticket = known(awakened);
  if (ticket.toAct === "client") {
    return change({ ...ticket, status: "continued", toAct: "team" }, [...events, { type: "continued" }]);
  }
  // A note does not show whether the client waits. The next message does.
  return change(ticket.status === "noted" ? { ...ticket, status: waitingStatus(ticket) } : ticket, events);
}

function snooze(ticket: OpenTicket, until: number): Decision {
  return change({ ...ticket, snoozedUntil: until }, [{ type: "snoozed", until }]);
}

function wake(ticket: OpenTicket): Decision {
  return change(...awake(ticket));
}

/** Ends the ticket's rest, if it rests. */
function awake(ticket: OpenTicket): [OpenTicket, TicketEvent[]] {
  return ticket.snoozedUntil === null
    ? [ticket, []]
    : [{ ...ticket, snoozedUntil: null }, [{ type: "woken" }]];
}

function answer(ticket: OpenTicket, { actor, sentAt }: { actor: TeamActor; sentAt: number }): Decision {
  const [bound, events] = bind(ticket, actor, sentAt);
  const firstReplyAt = ticket.firstReplyAt ?? sentAt;
  return change({ ...known(bound), status: "answered", toAct: "client", firstReplyAt }, [
    ...events,
    { type: "answered" },
  ]);
}

/** A closed ticket stays closed. The status `noted` stays while the client waits. */
function recount(ticket: Ticket, { replies, cause }: { replies: Replies; cause: TicketEvent }): Decision {
  const counted = { ...ticket, firstReplyAt: replies.firstAt };
  if (!isOpen(counted)) return change(counted, [cause]);
  const toAct = replies.isAwaited ? "team" : "client";
  const status = recountedStatus(counted, replies);
  const isSame = status === counted.status && toAct === counted.toAct;
  const events: TicketEvent[] = isSame ? [cause] : [cause, { type: "recounted", status, toAct }];
  return change({ ...counted, status, toAct }, events);
}

function recountedStatus(ticket: OpenTicket, { isAwaited, latest }: Replies): OpenStatus {
  const { status, toAct } = ticket;
  if (isAwaited) return status === "noted" || status === "in_progress" ? status : waitingStatus(ticket);
  if (status === "noted" && toAct === "client") return "noted";
  return latest === "call" ? "call_logged" : "answered";
}

function claim(ticket: OpenTicket, actor: TeamActor): Decision {
  if (actor.kind !== "manager") return refuse("anonymous");
  if (ticket.managerId === actor.id) return refuse("already_yours");
  if (ticket.managerId !== null) return refuse("taken");
  const [bound, events] = bind(ticket, actor);
  return change({ ...bound, status: ticket.toAct === "team" ? "in_progress" : ticket.status }, events);
}

/** A call counts as a reply, like an answer. */
function logCall(ticket: OpenTicket, actor: TeamActor, now: number): Decision {
  const [bound, events] = bind(ticket, actor);
  const firstReplyAt = ticket.firstReplyAt ?? now;
  return change({ ...known(bound), status: "call_logged", toAct: "client", firstReplyAt }, [
    ...events,
    { type: "called" },
  ]);
}

function note(ticket: Ticket, text: string): Decision {
  const events: TicketEvent[] = [{ type: "noted", text }];
  return change(isOpen(ticket) ? { ...ticket, status: "noted" } : ticket, events);
}

function transfer(ticket: OpenTicket, to: number): Decision {
  if (ticket.managerId === to) return refuse("already_theirs");
  return change({ ...ticket, managerId: to }, [{ type: "transferred", from: ticket.managerId, to }]);
}

/** Whoever wants it may claim it. What its status says of the client stays. */
function release(ticket: OpenTicket): Decision {
  const { managerId: from, status } = ticket;
  if (from === null) return refuse("already_free");
  const free = {
    ...ticket,
    managerId: null,
    status: status === "in_progress" && !ticket.isUnspoken ? waitingStatus(ticket) : status,
  };
  return change(free, [{ type: "released", from }]);
}

function close(ticket: OpenTicket, now: number): Decision {
  const { toAct: _, ...facts } = ticket;
  return change({ ...facts, status: "closed", closedAt: now, snoozedUntil: null }, [{ type: "closed" }]);
}

function reopen(ticket: ClosedTicket, { actor, sentAt }: { actor: Actor; sentAt?: number }): Decision {
  const reopened: TicketEvent = { type: "reopened", ...(sentAt !== undefined && { sentAt }) };
  const { closedAt: _, ...facts } = ticket;
  const open: OpenTicket = ticket.isUnspoken
    ? { ...facts, status: "in_progress", toAct: "client" }
    : { ...facts, status: waitingStatus(ticket), toAct: "team" };
  if (actor.kind !== "manager") return change(open, [reopened]);
  const [bound, events] = bind(open, actor);
  return change({ ...bound, status: "in_progress" }, [reopened, ...events]);
}

function setSubject(ticket: Ticket, subject: string): Decision {
  return ticket.subject === subject
    ? refuse("same_subject")
    : change({ ...ticket, subject }, [{ type: "subject_set", subject }]);
}

/** The ticket's manager belongs to the old desk, so the new desk gets the ticket without a manager, and awake. */
function moveToDesk(
  resting: OpenTicket,
  { id, name, isReady }: { id: number; name: string; isReady: boolean },
): Decision {
  const [ticket, events] = awake(resting);
  if (ticket.deskId === id) return refuse("same_desk");
  if (!isReady) return refuse("desk_not_ready");
  const isWaiting = ticket.status === "in_progress" && !ticket.isUnspoken;
  const status = isWaiting ? waitingStatus(ticket) : ticket.status;
  return change({ ...ticket, status, deskId: id, managerId: null }, [
    ...events,
    { type: "moved_to_desk", deskId: id, desk: name, from: ticket.managerId },
  ]);
}

function rate(ticket: Ticket, given: { isResolved?: boolean; stars?: number }, now: number): Decision {
  const fresh: Rating = { isResolved: null, stars: null, comment: null, ratedAt: now };
  const isOfEarlierClosing =
    !isOpen(ticket) && ticket.rating !== null && ticket.rating.ratedAt < ticket.closedAt;
  if (isOpen(ticket) && ticket.rating === null) return refuse("not_closed");
  const present = isOfEarlierClosing ? fresh : (ticket.rating ?? fresh);
  if (isExpired(present, now)) return refuse("rating_expired");
  const rating: Rating = {
    ...present,
    isResolved: given.isResolved ?? present.isResolved,
    stars: given.stars ?? present.stars,
  };
  const { isResolved, stars } = rating;
  const isSame = isResolved === ticket.rating?.isResolved && stars === ticket.rating.stars;
  return change({ ...ticket, rating }, isSame ? [] : [{ type: "rated", isResolved, stars }]);
}

function commentRating(ticket: Ticket, comment: string, now: number): Decision {
  if (ticket.rating === null) return refuse("not_rated");
  if (isExpired(ticket.rating, now)) return refuse("rating_expired");
  return change({ ...ticket, rating: { ...ticket.rating, comment } }, [
    { type: "rating_commented", text: comment },
  ]);
}

function isExpired({ ratedAt }: Rating, now: number): boolean {
  return now - ratedAt > ratingChangeMilliseconds;
}

/** The status of a ticket whose client waits for the team. */
function waitingStatus({ firstReplyAt }: Ticket): "unanswered" | "continued" {
  return firstReplyAt === null ? "unanswered" : "continued";
}

/** The first manager who does something for the client gets the ticket, unless another has it. */
function bind(ticket: OpenTicket, actor: TeamActor, sentAt?: number): [OpenTicket, TicketEvent[]] {
  if (ticket.managerId !== null || actor.kind !== "manager") return [ticket, []];
  const claimed = { type: "claimed", managerId: actor.id, ...(sentAt !== undefined && { sentAt }) } as const;
  return [{ ...ticket, managerId: actor.id }, [claimed]];
}

/** The client has written in it, or the team has spoken to them. */
function known(ticket: OpenTicket): OpenTicket {
  return ticket.isUnspoken ? { ...ticket, isUnspoken: false } : ticket;
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
