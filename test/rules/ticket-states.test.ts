import assert from "node:assert/strict";
import { test } from "node:test";
import { decide, type TicketCommand } from "../../src/ticket/decide.ts";
import { type Decision, isOpen, type Ticket } from "../../src/ticket/ticket.ts";
import { assertTable } from "../support/table.ts";
import {
  anonymous,
  boris,
  bot,
  client,
  closedTicket,
  holders,
  hour,
  lowRating,
  now,
  olga,
  openStatuses,
  openTicket,
  recount,
  recounts,
  sides,
} from "./tickets.ts";

/** A row of the table: commands and circumstances that all have the same outcome, whatever the state. */
interface Row {
  label: string;
  commands: TicketCommand[];
  whose?: (number | null)[];
  ratings?: Ticket["rating"][];
  isAnswered?: boolean[];
}

const rate: TicketCommand[] = [
  { type: "rate", isResolved: true },
  { type: "rate", stars: 4 },
];
const move = (id: number, isReady = true): TicketCommand => {
  return { type: "move_to_desk", desk: { id, name: "Warehouse", isReady } };
};
const anyRating = [null, lowRating(now - hour), lowRating(now - 25 * hour)];

/** A new command does not compile until its rows are told here. */
const rowsByCommand: Record<TicketCommand["type"], Row[]> = {
  receive: [
    { label: "client writes, never answered", commands: [{ type: "receive" }], isAnswered: [false] },
    { label: "client writes, answered before", commands: [{ type: "receive" }], isAnswered: [true] },
  ],
  answer: [
    {
      label: "answer",
      commands: [
        { type: "answer", actor: olga, sentAt: now },
        { type: "answer", actor: anonymous, sentAt: now },
      ],
    },
  ],
  recount: [
    { label: "an answer withdrawn, none left", commands: [recount(recounts["no reply is left"])] },
    {
      label: "an answer withdrawn, answered before",
      commands: [recount(recounts["an earlier reply is left"])],
    },
    { label: "an answer goes again", commands: [recount(recounts["the last reply is an answer"])] },
    {
      label: "an answer withdrawn, called before",
      commands: [recount(recounts["the last reply is a call"])],
    },
  ],
  claim: [
    { label: "claim, nobody's", commands: [{ type: "claim", actor: olga }], whose: [holders.nobody] },
    { label: "claim, one's own", commands: [{ type: "claim", actor: olga }], whose: [holders.olga] },
    { label: "claim, another's", commands: [{ type: "claim", actor: olga }], whose: [holders.boris] },
    { label: "claim, anonymously", commands: [{ type: "claim", actor: anonymous }] },
  ],
  log_call: [
    {
      label: "log a call",
      commands: [
        { type: "log_call", actor: olga },
        { type: "log_call", actor: anonymous },
      ],
    },
  ],
  note: [{ label: "note", commands: [{ type: "note", text: "VIP" }] }],
  transfer: [
    {
      label: "transfer",
      commands: [{ type: "transfer", to: boris.id }],
      whose: [holders.nobody, holders.olga],
    },
    {
      label: "transfer to who has it",
      commands: [{ type: "transfer", to: boris.id }],
      whose: [holders.boris],
    },
  ],
  release: [
    {
      label: "release, never answered",
      commands: [{ type: "release" }],
      whose: [holders.olga, holders.boris],
      isAnswered: [false],
    },
    {
      label: "release, answered before",
      commands: [{ type: "release" }],
      whose: [holders.olga, holders.boris],
      isAnswered: [true],
    },
    { label: "release, nobody's", commands: [{ type: "release" }], whose: [holders.nobody] },
  ],
  close: [{ label: "close", commands: [{ type: "close" }] }],
  reopen: [
    { label: "reopen, as a manager", commands: [{ type: "reopen", actor: olga }] },
    {
      label: "reopen, as anybody else, never answered",
      commands: [client, anonymous, bot].map((actor) => ({ type: "reopen", actor })),
      isAnswered: [false],
    },
    {
      label: "reopen, as anybody else, answered before",
      commands: [client, anonymous, bot].map((actor) => ({ type: "reopen", actor })),
      isAnswered: [true],
    },
  ],
  snooze: [{ label: "snooze", commands: [{ type: "snooze", until: now + hour }] }],
  wake: [{ label: "end a rest, not snoozed", commands: [{ type: "wake" }] }],
  set_subject: [
    { label: "set another subject", commands: [{ type: "set_subject", subject: "Payment" }] },
    { label: "set the same subject", commands: [{ type: "set_subject", subject: "Delivery" }] },
  ],
  move_to_desk: [
    { label: "move to another desk, never answered", commands: [move(2)], isAnswered: [false] },
    { label: "move to another desk, answered before", commands: [move(2)], isAnswered: [true] },
    { label: "move to the same desk", commands: [move(1)] },
    { label: "move to a desk that is not ready", commands: [move(2, false)] },
  ],
  rate: [
    { label: "rate", commands: rate, ratings: [null] },
    {
      label: "rate again",
      commands: rate,
      ratings: [lowRating(now - hour), lowRating(now - 24 * hour)],
    },
    {
      label: "rate again, a day after the first time",
      commands: rate,
      ratings: [lowRating(now - 24 * hour - 1)],
    },
  ],
  comment_rating: [
    {
      label: "comment on one's rating",
      commands: [{ type: "comment_rating", text: "Slow" }],
      ratings: [lowRating(now - hour), lowRating(now - 24 * hour)],
    },
    {
      label: "comment, a day after rating",
      commands: [{ type: "comment_rating", text: "Slow" }],
      ratings: [lowRating(now - 24 * hour - 1)],
    },
    {
      label: "comment, not rated",
      commands: [{ type: "comment_rating", text: "Slow" }],
      ratings: [null],
    },
  ],
};

const rows = Object.values(rowsByCommand).flat();
/** Every state that there could be: those that come about are the columns. */
const states: Ticket[] = [
  ...openStatuses.flatMap((status) => sides.map((toAct) => openTicket({ status, toAct }))),
  closedTicket({ closedAt: now - 48 * hour }),
];

test("the table in docs/ticket-states.md says what the rules do (UPDATE=1 writes it anew)", () => {
  const reached = reachedStates();
  const columns = states.filter((state) => reached.has(nameOf(state)));
  assertTable("ticket-states.md", "# What may become of a ticket", [
    ["", ...columns.map(nameOf)],
    ...rows.map((row) => [row.label, ...columns.map((column) => cell(row, column))]),
  ]);
});

/** What comes of a row in a state; all of its commands and circumstances have to agree. */
function cell(row: Row, state: Ticket): string {
  const outcomes = new Set<string>();
  for (const managerId of row.whose ?? Object.values(holders)) {
    for (const rating of row.ratings ?? anyRating) {
      for (const isAnswered of row.isAnswered ?? [false, true]) {
        const firstReplyAt = isAnswered ? now - hour : null;
        for (const command of row.commands) {
          const decision = decide({ ...state, managerId, rating, firstReplyAt }, command, now);
          outcomes.add(describe(decision, state));
        }
      }
    }
  }
  assert.equal(outcomes.size, 1, `"${row.label}" in ${nameOf(state)}: ${[...outcomes].join(" or ")}`);
  return [...outcomes][0]!;
}

function describe(decision: Decision, before: Ticket): string {
  if (!decision.ok) return `_${decision.refusal}_`;
  const after = nameOf(decision.ticket);
  return after === nameOf(before) ? "stays" : after;
}

function nameOf(ticket: Ticket): string {
  return isOpen(ticket) ? `${ticket.status}, ${ticket.toAct}` : ticket.status;
}

/** The states that a new ticket can come to. */
function reachedStates(): Set<string> {
  const seen = new Set<string>();
  const reached = new Set<string>();
  const waiting: Ticket[] = [openTicket()];
  for (let ticket = waiting.pop(); ticket !== undefined; ticket = waiting.pop()) {
    const { deskId, managerId, rating, subject } = ticket;
    const key = JSON.stringify([nameOf(ticket), deskId, managerId, rating, subject]);
    if (seen.has(key)) continue;
    seen.add(key);
    reached.add(nameOf(ticket));
    for (const command of rows.flatMap((row) => row.commands)) {
      const decision = decide(ticket, command, now);
      if (decision.ok) waiting.push(decision.ticket);
    }
  }
  return reached;
}
