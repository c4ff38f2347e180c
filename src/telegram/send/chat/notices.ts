import type { Reading } from "../../../handle/handle.ts";
import { freshMilliseconds, isFresh, renderList, stillConcerns } from "../../../handle/notices/list.ts";
import { noticeMissed } from "../../../handle/notices/missed.ts";
import { heard, overdueMissed } from "../../../handle/norms/missed.ts";
import { ticketUrl } from "../../../handle/place/url.ts";
import { transferMissed } from "../../../handle/team/deeds/transfer.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import {
  beginList,
  dropListed,
  findList,
  findListed,
  type ListedNotice,
  markShown,
  saveList,
} from "../../../store/notice-lists.ts";
import { addNotice } from "../../../store/notices.ts";
import { findManager } from "../../../store/people.ts";
import { addSaying } from "../../../store/sayings.ts";
import { findTicket } from "../../../store/tickets.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
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
  const { store, clock, api } = sending;
  const reading = { ...sending, tx: store, now: clock.now() };
  const list = findList(store, personId);
  const isEdit = isFresh(reading, list);
  const listed = findListed(store, personId);
  const unshown = listed.filter(({ isShown }) => !isShown);
  const added = unshown.filter((notice) => stillConcerns(reading, personId, notice));
  const over = unshown.filter((notice) => !added.includes(notice));
  const isReader = findManager(store, personId)?.isActive === true;
  const newHead = isReader && list?.messageId === null ? list.head : null;
  if (added.length === 0 && newHead === null) {
    return { kind: "done", settle: (tx) => dropListed(tx, over) };
  }
  if (reading.now - createdAt < placeMilliseconds && added.some((each) => isToBePlaced(reading, each)))
    return { kind: "later", at: reading.now + lookMilliseconds, unless: () => false };
  const head = isEdit ? (list?.head ?? null) : newHead;
  const shown = isEdit ? listed.filter(({ isShown }) => isShown) : [];
  const { html, fitting, left } = renderList(reading, head?.html ?? null, shown, added);
  /** What is in the message, or will not be in any. */
  const settled = (tx: Transaction, messageId: number, toldAt: number) => {
    dropListed(tx, [...over, ...left]);
    markShown(tx, fitting);
    const ticketIds = [...(newHead?.ticketIds ?? []), ...fitting.map(({ ticketId }) => ticketId)];
    for (const ticketId of ticketIds)
      addSaying(tx, { chatId: personId, messageId, ticketId, isNotice: true });
    for (const { kind, ticketId } of left)
      addNotice(tx, { personId, kind, ticketId, dueAt: toldAt + freshMilliseconds });
    heard(tx, personId);
  };
  const given = (tx: Transaction) => {
    dropListed(tx, unshown);
    if (newHead !== null) beginList(tx, personId);
  };
  const failed = (failure: Parameters<Parameters<typeof attempt>[2]>[0]): Outcome => {
    if (unheard.has(failure.kind)) {
      return {
        kind: "done",
        settle(tx) {
          given(tx);
          const handling = handlingOf(sending, tx);
          const [norm] = newHead?.ticketIds ?? [];
          if (norm !== undefined) overdueMissed(handling, norm, personId);
          for (const { kind, ticketId } of added)
            if (kind === "overdue") overdueMissed(handling, ticketId, personId);
            else if (kind === "given") transferMissed(handling, ticketId, personId);
            else if (kind === "own") noticeMissed(handling, ticketId, personId);
        },
      };
    }
    return whenUnexpected(failure, given);
  };
  if (isEdit) {
    const { messageId, toldAt } = list as { messageId: number; toldAt: number };
    if (fitting.length === 0) return { kind: "done", settle: (tx) => settled(tx, messageId, toldAt) };
    const isAdded: Outcome = { kind: "done", settle: (tx) => settled(tx, messageId, toldAt) };
    return attempt(
      () => api.editMessageText(personId, messageId, html, formatting, signal),
      () => isAdded,
      (failure) => {
        if (failure.kind === "already_so") return isAdded;
        if (mayPass.has(failure.kind) || unheard.has(failure.kind)) return failed(failure);
        // The person has deleted it, or it cannot be edited.
        return { kind: "again", settle: (tx) => beginList(tx, personId) };
      },
    );
  }
  return attempt(
    () => api.sendMessage(personId, html, formatting, signal),
    ({ message_id: messageId }) => ({
      kind: "done",
      settle(tx) {
        const toldAt = clock.now();
        beginList(tx, personId);
        saveList(tx, { personId, messageId, toldAt, head: newHead });
        settled(tx, messageId, toldAt);
      },
    }),
    failed,
  );
}

function isToBePlaced(reading: Reading, { ticketId }: ListedNotice): boolean {
  const ticket = findTicket(reading.tx, ticketId);
  return ticket !== undefined && ticket.deskId !== null && ticketUrl(reading, ticket) === undefined;
}
