import type { Counted } from "./counted.ts";
import { minutesBetween, type Question, type Rows, type TicketRow } from "./rows.ts";
import { shownAt, workedMinutes } from "./wall-clock.ts";

export function ticketLine(rows: Rows, counted: Counted, { timeZone }: Question): Record<string, unknown> {
  const { row, firstReply, closedAt, keptWaits } = counted;
  const shown = (at: number | null) => shownAt(timeZone, at);
  const worked = (at: number | null) => (at === null ? null : workedMinutes(rows, row, timeZone, at));
  const lasted = (at: number | null) => (at === null ? null : minutesBetween(row.opened_at, at));
  const replyAt = firstReply?.at ?? null;
  const client = rows.clients.find(({ id }) => id === row.client_id)!;
  return {
    number: row.id,
    subject: row.subject,
    desk: rows.desks.find(({ id }) => id === row.desk_id)?.title ?? null,
    client: [client.first_name, client.last_name].filter((name) => name !== null).join(" "),
    // Of somebody who had themselves erased nothing is kept that leads to them.
    client_id: client.erased_at === null ? Number(client.source_id) : "",
    source: sources[client.source],
    context: row.context,
    status: statuses[row.status],
    manager: row.manager_id === null ? null : String(row.manager_id),
    opened_at: shown(row.opened_at),
    first_reply_at: shown(replyAt),
    closed_at: shown(closedAt),
    first_reply_min: lasted(replyAt),
    first_reply_work_min: worked(replyAt),
    resolution_min: lasted(closedAt),
    resolution_work_min: worked(closedAt),
    client_messages: counted.asked.length,
    manager_messages: counted.sent,
    reopened: counted.reopened,
    calls: counted.calls.length,
    notes: counted.notes.length,
    transfers: counted.events.filter(({ type }) => type === "transferred").length,
    priority: priorities[row.priority],
    tags: (JSON.parse(row.tags) as string[]).join(", "),
    rating: row.stars,
    rating_comment: row.rating_comment,
    resolved: saidOf(row.is_resolved === null ? null : row.is_resolved === 1),
    within_reaction_norm: saidOf(keptWaits === null ? null : keptWaits.every(Boolean)),
    within_closing_norm: saidOf(counted.isClosedInTime),
    topic_link: linkOf(rows, row),
  };
}

function saidOf(isSo: boolean | null): string | null {
  return isSo === null ? null : isSo ? "да" : "нет";
}

/** Telegram's address of the topic, or of the channel's post, if the ticket is shown there now (docs: t.me/c/<chat>/<message>). */
function linkOf(rows: Rows, row: TicketRow): string | null {
  const place = rows.places.find(({ id }) => id === row.place_id);
  const desk = rows.desks.find(({ id }) => id === place?.desk_id);
  if (place === undefined || place.left !== null || desk === undefined) return null;
  const message = desk.kind === "channel" ? place.card_message_id : place.thread_id;
  return message === null ? null : `https://t.me/c/${String(desk.chat_id).replace("-100", "")}/${message}`;
}

const sources = { telegram: "бот в Telegram" };

const priorities = { high: "высокий", normal: "обычный", low: "низкий" };

const statuses = {
  unanswered: "Не отвечено",
  answered: "Отвечено",
  continued: "Клиент написал снова",
  in_progress: "В работе",
  call_logged: "Был созвон",
  noted: "Добавлена заметка",
  closed: "Закрыто",
};
