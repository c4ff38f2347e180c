import type { ChatMember } from "grammy/types";
import { memberChecked } from "../../../handle/team/at-desk.ts";
import { memberUnknown } from "../../../handle/team/membership.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { findDesk } from "../../../store/desks/desks.ts";
import { isInside } from "../../incoming-member.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/** Asks Telegram whether a person is in the desk's group. A refusal is no answer; see {@link memberUnknown}. */
export async function checkMember(
  sending: Sending,
  { deskId, person, tries = 0 }: EffectOf<"check_member">,
  signal: Signal,
): Promise<Outcome> {
  const desk = findDesk(sending.store, deskId);
  if (desk === undefined) return { kind: "done" };
  const askedAt = sending.clock.now();
  return attempt(
    () => sending.api.getChatMember(desk.talkId, person.id, signal),
    (member: ChatMember) => ({
      kind: "done",
      settle: (tx) => memberChecked(handlingOf(sending, tx), deskId, person, isInside(member), askedAt),
    }),
    (failure) =>
      failure.kind === "flood" || failure.kind === "unavailable"
        ? whenUnexpected(failure)
        : {
            kind: "done",
            settle: (tx) => memberUnknown(handlingOf(sending, tx), deskId, person, tries + 1, failure.error),
          },
  );
}
