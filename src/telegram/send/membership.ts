import type { ChatMember } from "grammy/types";
import { memberChecked } from "../../handle/comments.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import { findDesk } from "../../store/desks.ts";
import type { EffectOf } from "./say.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";

/** Asks Telegram whether somebody is in the desk's group. */
export async function checkMember(
  sending: Sending,
  { deskId, person }: EffectOf<"check_member">,
  signal: Signal,
): Promise<Outcome> {
  const desk = findDesk(sending.store, deskId);
  if (desk === undefined) return { kind: "done" };
  const answered = (isMember: boolean): Outcome => ({
    kind: "done",
    settle: (tx) => memberChecked(handlingOf(sending, tx), deskId, person, isMember),
  });
  return attempt(
    () => sending.api.getChatMember(desk.talkId, person.id, signal),
    (member) => answered(isInside(member)),
    (failure) => (failure.kind === "refused" ? answered(false) : whenUnexpected(failure)),
  );
}

function isInside(member: ChatMember): boolean {
  if (member.status === "restricted") return member.is_member;
  return member.status === "creator" || member.status === "administrator" || member.status === "member";
}
