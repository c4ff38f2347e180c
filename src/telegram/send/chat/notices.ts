import type { Handling, Reading } from "../../../handle/handle.ts";
import { freshMilliseconds, isFresh, renderList, stillConcerns } from "../../../handle/notices/list.ts";
import { noticeMissed } from "../../../handle/notices/missed.ts";
import { heard, overdueMissed } from "../../../handle/norms/missed.ts";
import { ticketUrl } from "../../../handle/place/url.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import {
  beginList,
  dropListed,
  findList,
  findListed,
  type ListedNotice,
  markShown,
  type NoticeList,
  saveList,
} from "../../../store/people/notice-lists.ts";
import { addNotice } from "../../../store/people/notices.ts";
import { findManager } from "../../../store/people/managers.ts";
import { addSaying } from "../../../store/messages/sayings.ts";
import { findTicket } from "../../../store/tickets/tickets.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import type { Failure } from "../failure.ts";
import { formatting, mayPass, unheard } from "../saying.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/** A new ticket is named with a link to its place, which may take a moment to make. */
const placeMilliseconds = 10_000;
const lookMilliseconds = 1_000;

/**
 * Tells a person of the team what is listed for them and is not shown yet. What they were told within the last minute is edited;
 * when that is gone, or old, it is a new message. What has no room waits for the next one. If the person cannot be written to,
 * the tickets' places mention them.
 * @param createdAt since when the first of it waits, in milliseconds since the Unix epoch
 */
export async function tellNotices(
  sending: Sending,
  { personId }: EffectOf<"tell_notices">,
  createdAt: number,
  signal: Signal,
): Promise<Outcome> {
  const { api, clock } = sending;
  const reading = { ...sending, tx: sending.store, now: clock.now() };
  const news = findNews(reading, personId);
  if (news.added.length === 0 && news.head === null)
    return { kind: "done", settle: (tx) => giveUp(tx, personId, news) };
  if (reading.now - createdAt < placeMilliseconds && news.added.some((each) => isToBePlaced(reading, each)))
    return { kind: "later", at: reading.now + lookMilliseconds, unless: () => false };
  const { fresh } = news;
  const head = fresh?.head ?? news.head;
  const { html, fitting, left } = renderList(reading, head?.html ?? null, news.shown, news.added);
  const isTold = (messageId: number, toldAt: number): Outcome => ({
    kind: "done",
    settle(tx) {
      if (fresh === undefined) {
        beginList(tx, personId);
        saveList(tx, { personId, messageId, toldAt, head });
      }
      dropListed(tx, [...news.over, ...left]);
      markShown(tx, fitting);
      const ticketIds = [...(news.head?.ticketIds ?? []), ...fitting.map(({ ticketId }) => ticketId)];
      for (const ticketId of ticketIds)
        addSaying(tx, { chatId: personId, messageId, ticketId, isNotice: true });
      for (const { kind, ticketId } of left)
        addNotice(tx, { personId, kind, ticketId, dueAt: toldAt + freshMilliseconds });
      heard(tx, personId);
    },
  });
  const whenFailed = (failure: Failure): Outcome =>
    unheard.has(failure.kind)
      ? { kind: "done", settle: (tx) => tellOfMissed(handlingOf(sending, tx), personId, news) }
      : whenUnexpected(failure, (tx) => giveUp(tx, personId, news));
  if (fresh === undefined)
    return attempt(
      () => api.sendMessage(personId, html, formatting, signal),
      ({ message_id: messageId }) => isTold(messageId, clock.now()),
      whenFailed,
    );
  if (fitting.length === 0) return isTold(fresh.messageId, fresh.toldAt);
  return attempt(
    () => api.editMessageText(personId, fresh.messageId, html, formatting, signal),
    () => isTold(fresh.messageId, fresh.toldAt),
    (failure) => {
      if (failure.kind === "already_so") return isTold(fresh.messageId, fresh.toldAt);
      if (mayPass.has(failure.kind) || unheard.has(failure.kind)) return whenFailed(failure);
      // The person has deleted it, or it cannot be edited.
      return { kind: "again", settle: (tx) => beginList(tx, personId) };
    },
  );
}

interface News {
  /** The message that others can be added to. */
  fresh: { messageId: number; toldAt: number; head: NoticeList["head"] } | undefined;
  /** What is in it already. */
  shown: ListedNotice[];
  /** What stands above a new message. */
  head: NoticeList["head"];
  added: ListedNotice[];
  /** What is no news any more. */
  over: ListedNotice[];
}

function findNews(reading: Reading, personId: number): News {
  const { tx } = reading;
  const list = findList(tx, personId);
  const { messageId = null, toldAt = null, head = null } = list ?? {};
  const fresh =
    isFresh(reading, list) && messageId !== null && toldAt !== null ? { messageId, toldAt, head } : undefined;
  const listed = findListed(tx, personId);
  const unshown = listed.filter(({ isShown }) => !isShown);
  const added = unshown.filter((notice) => stillConcerns(reading, personId, notice));
  const isReader = findManager(tx, personId)?.isActive === true;
  return {
    fresh,
    shown: fresh === undefined ? [] : listed.filter(({ isShown }) => isShown),
    head: isReader && messageId === null ? head : null,
    added,
    over: unshown.filter((notice) => !added.includes(notice)),
  };
}

/** Nothing of it is told any more. */
function giveUp(tx: Transaction, personId: number, { added, over }: News): void {
  dropListed(tx, [...added, ...over]);
  if (findList(tx, personId)?.messageId === null) beginList(tx, personId);
}

function tellOfMissed(handling: Handling, personId: number, news: News): void {
  giveUp(handling.tx, personId, news);
  const [norm] = news.head?.ticketIds ?? [];
  if (norm !== undefined) overdueMissed(handling, norm, personId);
  for (const { kind, ticketId } of news.added)
    if (kind === "overdue") overdueMissed(handling, ticketId, personId);
    else if (kind === "own" || kind === "given") noticeMissed(handling, ticketId, personId, kind);
}

function isToBePlaced(reading: Reading, { ticketId }: ListedNotice): boolean {
  const ticket = findTicket(reading.tx, ticketId);
  return ticket !== undefined && ticket.deskId !== null && ticketUrl(reading, ticket) === undefined;
}
