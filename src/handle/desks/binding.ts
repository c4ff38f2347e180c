import {
  bindDesk,
  type Desk,
  findDesk,
  findDeskOfDiscussion,
  saveDeskProblem,
  saveDiscussionGone,
} from "../../store/desks/desks.ts";
import { leaveGroup } from "../../store/desks/group-change.ts";
import type { DeskNeed } from "../../store/desks/tables.ts";
import { findPlacedTickets } from "../../store/tickets/tickets.ts";
import { html } from "../../text/text.ts";
import type { DeskFacts } from "./checklist.ts";
import { rescueKeyboard } from "./rescue.ts";
import { alertAdmins } from "../effects/chat.ts";
import { watchGroup } from "../effects/group.ts";
import type { Handling } from "../handle.ts";
import { placeLost, postAbandoned } from "../place/place.ts";

/** Adds the chat as a desk, or updates it. @param known the desk as it was before */
export function bind(handling: Handling, facts: DeskFacts, known: Desk | undefined, lacks: DeskNeed[]): Desk {
  const { tx, now } = handling;
  const { kind, chatId, title } = facts;
  // The same group may be linked again, so its tickets keep their places there.
  const before = known === undefined || known.talkId === known.chatId ? null : known.talkId;
  const discussionId = kind === "channel" ? (facts.discussionId ?? before) : null;
  releaseGroup(handling, discussionId ?? chatId, facts);
  const state = {
    isReady: lacks.length === 0,
    lacks,
    hasTopics: kind === "channel" || facts.hasTopics,
    discussionId,
  };
  const desk = bindDesk(tx, { kind, id: chatId, title }, state, now);
  if (known !== undefined && known.talkId !== desk.talkId) discussionChanged(handling, desk, known.talkId);
  return desk;
}

/** A group belongs to one channel at a time. The channel that loses it waits for another group. */
function releaseGroup(handling: Handling, groupId: number, { chatId, title }: DeskFacts): void {
  const { tx, teamLanguage } = handling;
  const holder = findDeskOfDiscussion(tx, groupId);
  if (holder === undefined || holder.chatId === chatId) return;
  saveDiscussionGone(tx, holder.id);
  discussionChanged(handling, findDesk(tx, holder.id)!, groupId);
  saveDeskProblem(tx, holder.id, "its discussion group was linked to another channel");
  watchGroup(handling, holder.chatId);
  const said = html(teamLanguage, "places-group-taken", { title: holder.title, other: title });
  alertAdmins(handling, said, rescueKeyboard(handling, holder));
}

/** The channel has another discussion group. Messages without an answer go there again. */
function discussionChanged(handling: Handling, desk: Desk, from: number): void {
  for (const ticket of findPlacedTickets(handling.tx, desk.id)) {
    // A post without a forward yet is replaced by one of which it is certain where its forward goes.
    if (ticket.topicId === null) postAbandoned(handling, desk, ticket, false);
    else placeLost(handling, ticket);
  }
  leaveGroup(handling.tx, desk.id, from, desk.talkId);
}
