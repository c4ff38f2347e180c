import { groupMigrated } from "../../../handle/desks/changes.ts";
import { topicsDoubted } from "../../../handle/desks/topics.ts";
import { deskShut, deskTroubled, tellOfProblem } from "../../../handle/desks/trouble.ts";
import { inspectGroup } from "../../../handle/effects/group.ts";
import { arrived, countRepair, scopes } from "../../../handle/place/repair.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import { type Desk, findDesk, saveDeskProblem } from "../../../store/desks/desks.ts";
import { findRepair } from "../../../store/deliveries/repairs.ts";
import type { Failure } from "../failure.ts";
import { type Sending, handlingOf, whenUnexpected } from "../sending.ts";
import type { Shown } from "./place.ts";

/**
 * A message has arrived, so the desk works again. That proves nothing about the rights for topics. A desk that counted as
 * lost is looked at first.
 */
export function markWorking(sending: Sending, tx: Transaction, { ticket, desk: { id } }: Shown): void {
  const desk = findDesk(tx, id)!;
  if (arrived(handlingOf(sending, tx), ticket, desk)) sending.resume(new Set([desk.chatId, desk.talkId]));
  if (desk.lostAt !== null)
    return inspectGroup(handlingOf(sending, tx), desk.chatId, { topicId: null, onlyNews: true });
  if (desk.problem !== null && !/topic/.test(desk.problem)) saveDeskProblem(tx, desk.id, null);
}

/** Handles a failure of the whole desk: if rights are missing, puts the desk on hold and tells the admins. */
export function whenDeskFails(
  sending: Sending,
  desk: Desk,
  failure: Failure,
  onDead?: (tx: Transaction) => void,
): Outcome {
  const { error } = failure;
  const hold = (settle: (tx: Transaction) => void): Outcome => ({ kind: "hold", error, settle });
  switch (failure.kind) {
    case "no_access":
      return hold((tx) => deskTroubled(handlingOf(sending, tx), desk, error));
    case "not_inside":
    case "chat_unknown":
      return hold((tx) => deskShut(handlingOf(sending, tx), desk, error));
    case "not_a_forum":
      return hold((tx) => {
        const handling = handlingOf(sending, tx);
        if (countRepair(handling, scopes.forum(desk), desk.chatId) === 1)
          return topicsDoubted(handling, desk);
        // The group has been looked at and has topics.
        if (desk.hasTopics) tellOfProblem(handling, desk, error, "alert-desk-rights");
      });
    case "migrated": {
      const settle = (tx: Transaction) => {
        const handling = handlingOf(sending, tx);
        countRepair(handling, scopes.moved(desk), failure.chatId);
        groupMigrated(handling, desk.chatId, failure.chatId);
      };
      // It has migrated before, and nothing has arrived since.
      const hasMigrated = (findRepair(sending.store, scopes.moved(desk))?.count ?? 0) > 1;
      return hasMigrated ? hold(settle) : { kind: "again", settle };
    }
    default:
      return whenUnexpected(failure, onDead);
  }
}
