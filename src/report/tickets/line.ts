import type { Status } from "../../ticket/ticket.ts";
import type { Priority } from "../../ticket/labels.ts";
import type { Context } from "../source/context.ts";
import type { Measures } from "../measures/measures.ts";
import { minutes } from "../measures/statistics.ts";
import { areKept, judgeSpans, judgeWaits } from "../measures/norms.ts";
import type { Doer, History, TicketRow } from "../source/rows.ts";

/** A row of the report on tickets. Times are milliseconds since the Unix epoch; `Min` is in minutes. */
export interface TicketLine {
  number: number;
  subject: string | null;
  desk: string | null;
  client: string;
  clientId: string;
  source: TicketRow["source"];
  context: string | null;
  status: Status;
  manager: Doer;
  openedAt: number;
  firstReplyAt: number | null;
  closedAt: number | null;
  firstReplyMin: number | null;
  firstReplyWorkMin: number | null;
  resolutionMin: number | null;
  resolutionWorkMin: number | null;
  clientMessages: number;
  managerMessages: number;
  reopened: number;
  calls: number;
  notes: number;
  transfers: number;
  priority: Priority;
  tags: readonly string[];
  rating: number | null;
  ratingComment: string | null;
  resolved: boolean | null;
  withinReactionNorm: boolean | null;
  withinClosingNorm: boolean | null;
  topicLink: string | null;
}

export function lineOf({ ticket }: History, measures: Measures, context: Context): TicketLine {
  const { now } = context;
  const worktime = context.worktimeOf(ticket.deskId);
  const norms = context.normsOf(ticket.deskId);
  const { firstReply, closedAt, replies } = measures;
  const { openedAt } = ticket;
  const calls = replies.filter(({ isCall }) => isCall).length;
  const minutesTo = (at: number | null) => (at === null ? null : minutes(at - openedAt));
  const workMinutesTo = (at: number | null) => (at === null ? null : minutes(worktime.between(openedAt, at)));
  return {
    number: ticket.id,
    subject: ticket.subject,
    desk: ticket.deskId === null ? null : (context.desks.get(ticket.deskId) ?? null),
    client: ticket.client,
    clientId: ticket.clientId,
    source: ticket.source,
    context: ticket.context,
    status: ticket.status,
    manager: ticket.managerId ?? "nobody",
    openedAt,
    firstReplyAt: firstReply?.at ?? null,
    closedAt,
    firstReplyMin: minutesTo(firstReply?.at ?? null),
    firstReplyWorkMin: workMinutesTo(firstReply?.at ?? null),
    resolutionMin: minutesTo(closedAt),
    resolutionWorkMin: workMinutesTo(closedAt),
    clientMessages: measures.asked.length,
    managerMessages: replies.length - calls,
    reopened: measures.reopenings.length,
    calls,
    notes: measures.notes.length,
    transfers: measures.transfers.length,
    priority: ticket.priority,
    tags: ticket.tags,
    rating: ticket.stars,
    ratingComment: ticket.ratingComment,
    resolved: ticket.isResolved,
    withinReactionNorm: areKept(judgeWaits(measures, norms, worktime, now)),
    withinClosingNorm: areKept(judgeSpans(measures, norms, worktime, now)),
    topicLink: ticket.url,
  };
}
