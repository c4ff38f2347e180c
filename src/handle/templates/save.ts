import { plain } from "../../text/text.ts";
import { type Answer, done, refused } from "../answer.ts";
import { tellDesk } from "../effects/desk.ts";
import type { GivenAtTicket } from "../feature.ts";
import { findRepliedTo } from "../team/deeds/deletion.ts";
import { addNamed } from "./change.ts";
import { readTemplateName } from "./name.ts";

/**
 * `/template [GROUP /] NAME` as a reply to an answer makes it a canned reply. Only what went to the client can be one: a note is
 * no message, and what was made one later, or deleted, is none any more.
 */
export function saveAnswer({ handling, ticket, member, incoming, rest }: GivenAtTicket): Answer | "silent" {
  const { teamLanguage } = handling;
  const pair = findRepliedTo(handling, ticket, ticket.deskId, incoming);
  const isAnswer =
    pair?.direction === "to_client" && (pair.failure === null || pair.failure === "unreachable");
  if (!isAnswer) return refused(plain(teamLanguage, "refusal-reply-needed-template"));
  if (rest === "") return refused(plain(teamLanguage, "refusal-template-nameless"));
  const draft = { ...readTemplateName(rest), language: teamLanguage };
  const personId = member.actor.kind === "manager" ? member.actor.id : null;
  const made = addNamed(handling, draft, personId, pair);
  if (made.ok) return done(plain(teamLanguage, "toast-done"));
  tellDesk(handling, ticket, made.refusal, { replyToDeskMessageId: incoming.messageId });
  return "silent";
}
