/**
 * What a person of the team is told of in private: a new ticket, a client who wrote again after a silence in one's own
 * ticket, or in one whose manager is not at work, the end of its rest, a ticket that was handed to them, a norm that ran out,
 * a low rating.
 */
export type NoticeKind = "new" | "own" | "away" | "back" | "given" | "overdue" | "low";

/** The order of the parts of a message. */
export const noticeKinds = [
  "overdue",
  "given",
  "own",
  "away",
  "back",
  "new",
  "low",
] as const satisfies NoticeKind[];

/** What a person may choose. Notices of kinds that are not here go to everybody who is not off. */
export const noticeChoices = ["new", "own", "low"] as const;
export type NoticeChoice = (typeof noticeChoices)[number];
