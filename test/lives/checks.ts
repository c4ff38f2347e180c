import assert from "node:assert/strict";
import { sql } from "../../src/store/database.ts";
import { findJournal } from "../../src/store/tickets/journal.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { plain } from "../../src/text/text.ts";
import type { Status } from "../../src/ticket/ticket.ts";
import { numberOf, roomOf } from "../support/rooms.ts";
import { isOfClient, wordsOf, type World } from "./world.ts";

export function checkPlaces({ desk, clients, secrets, takenBack, strays }: World): void {
  assert.deepEqual(strays, []);
  for (const client of clients) {
    const seen = client.messages
      .filter(({ sender }) => sender.account.is_bot)
      .map(({ content }) => content.text ?? content.caption ?? "");
    for (const words of [...secrets, ...takenBack]) {
      assert.ok(!seen.some((each) => each.endsWith(words)), `${client.account.first_name} has ${words}`);
    }
  }
  const rows = desk.app.store.all(sql.selectFrom("messages").selectAll().where("direction", "=", "to_desk"));
  const present = rows.filter(({ failure }) => failure === null);
  const rated = sql.selectFrom("ticket_events").select("data").where("type", "=", "rating_commented");
  const comments = new Set(
    desk.app.store.all(rated).map(({ data }) => (JSON.parse(data) as { text: string }).text),
  );
  const written = clients
    .flatMap(({ messages }) => messages)
    .filter(({ content }) => isOfClient(wordsOf(content)) && !comments.has(wordsOf(content)));
  assert.deepEqual(
    present.map(({ client_message_id }) => client_message_id).toSorted((a, b) => a! - b!),
    written.map(({ message_id }) => message_id).toSorted((a, b) => a - b),
    "every message of a client's is in one ticket, or explains a rating",
  );
  const copies = [...desk.group.chat.messages.values()].filter(
    ({ sender, content }) => sender.account.is_bot && isOfClient(wordsOf(content)),
  );
  assert.deepEqual(
    new Set(copies.map(({ message_id }) => message_id)),
    new Set(present.map(({ desk_message_id }) => desk_message_id)),
    "and has one copy, in its place",
  );
  for (const { ticket_id, desk_message_id, text } of present) {
    const copy = desk.group.chat.messages.get(desk_message_id!)!;
    assert.equal(wordsOf(copy.content), text);
    assert.equal(numberOf(roomOf(desk, copy)!), ticket_id);
  }
  assert.deepEqual(desk.app.store.all(sql.selectFrom("failed_updates").selectAll()), []);
}

export function checkOrder({ desk, late }: World): void {
  const rows = desk.app.store.all(
    sql.selectFrom("messages").selectAll().where("failure", "is", null).orderBy("ticket_id").orderBy("id"),
  );
  for (const direction of ["to_desk", "to_client"] as const) {
    const side = direction === "to_desk" ? "desk_message_id" : "client_message_id";
    const ofOne = Map.groupBy(
      rows.filter((row) => row.direction === direction && !late.has(row.text)),
      ({ ticket_id }) => ticket_id,
    );
    for (const [ticketId, messages] of ofOne) {
      const ids = messages.map((row) => row[side]!);
      assert.deepEqual(
        ids,
        ids.toSorted((a, b) => a - b),
        `ticket ${ticketId}, ${direction}`,
      );
    }
  }
}

export function checkCards({ desk }: World): void {
  const tickets = sql.selectFrom("tickets").innerJoin("places", "places.id", "tickets.place_id");
  const shown = tickets.select(["tickets.id", "status", "to_act", "card_message_id"]);
  for (const { id, status, to_act, card_message_id } of desk.app.store.all(shown)) {
    if (card_message_id === null) continue;
    const words = desk.cardChat.messages.get(card_message_id)?.content.text ?? "";
    const turn = status === "closed" ? "closed" : to_act;
    assert.equal(words.split("\n")[0], `Обращение №${id} · ${plain("ru", `status-${status}`)}`);
    assert.ok(words.includes(plain("ru", `card-turn-${turn}`)), words);
  }
}

/** The journal tells the status, but for that of a note, which the client's next message takes away without a line. */
export function checkJournals({ desk }: World): void {
  for (const { id } of desk.app.store.all(sql.selectFrom("tickets").select("id"))) {
    const ticket = findTicket(desk.app.store, id)!;
    // Null when the client waits and the journal does not tell whether for the first answer.
    let status: Status | null = "unanswered";
    let isTeamsTurn = true;
    // Null once an answer was withdrawn: whether one is left the journal does not tell.
    let isAnswered: boolean | null = false;
    for (const line of findJournal(desk.app.store, id, 10_000).newest) {
      if (line.type === "continued") [status, isTeamsTurn] = ["continued", true];
      if (line.type === "answered") [status, isTeamsTurn, isAnswered] = ["answered", false, true];
      if (line.type === "called") [status, isTeamsTurn, isAnswered] = ["call_logged", false, true];
      if (line.type === "recounted") [status, isTeamsTurn] = [line.status, line.toAct === "team"];
      if (line.type === "answer_withdrawn" || line.type === "message_deleted") isAnswered = null;
      if (line.type === "claimed" && isTeamsTurn) status = "in_progress";
      if (line.type === "noted" && status !== "closed") status = "noted";
      if (line.type === "closed") status = "closed";
      if (line.type === "reopened") {
        if (line.actor.kind === "manager") status = "in_progress";
        else if (isAnswered === null) status = null;
        else status = isAnswered ? "continued" : "unanswered";
        isTeamsTurn = true;
      }
    }
    const told = findJournal(desk.app.store, id, 10_000)
      .newest.map(({ type }) => type)
      .join(", ");
    const waiting: Status[] =
      isAnswered === null ? ["continued", "unanswered"] : [isAnswered ? "continued" : "unanswered"];
    let possible = status === null ? waiting : [status];
    if (status === "noted" && isTeamsTurn) possible = ["noted", ...waiting];
    assert.ok(
      possible.includes(ticket.status),
      `${id} is ${ticket.status}, not ${possible.join(" or ")}: ${told}`,
    );
    if (ticket.status !== "closed") assert.equal(ticket.toAct === "team", isTeamsTurn, `${id}: ${told}`);
  }
}
