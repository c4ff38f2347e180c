/**
 * What a person of the team is told of in private: a new ticket, a client who wrote again after a silence in one's own
 * ticket, or in that of a colleague who is not at work, its rest that is over, a ticket that was handed to them, a norm that ran
 * out, a low rating.
 */
export type NoticeKind = "new" | "own" | "colleague" | "back" | "given" | "overdue" | "low";

/** The order of the parts of a message. */
export const noticeKinds = [
  "overdue",
  "given",
  "own",
  "colleague",
  "back",
  "new",
  "low",
] as const satisfies NoticeKind[];

/** What a person may choose. Notices of kinds that are not here go to everybody who is not off. */
export const noticeChoices = ["new", "own", "low"] as const;
export type NoticeChoice = (typeof noticeChoices)[number];
