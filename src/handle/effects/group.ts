import type { Desk } from "../../store/desks/desks.ts";
import { chatLane, watchLane } from "../../store/deliveries/lanes.ts";
import { dropWaiting } from "../../store/deliveries/waiting.ts";
import { isLaneSending } from "../../store/deliveries/traffic.ts";
import type { Inspection } from "../../ticket/effect.ts";
import type { Person } from "../../ticket/message.ts";
import type { Handling } from "../handle.ts";
import { add } from "./adding.ts";

/** How often the bot looks for a change that Telegram does not report. */
const watchMilliseconds = 60_000;

/** A request from another topic or for another reason gets its own response. Then the general news is not repeated. */
export function inspectGroup(handling: Handling, chatId: number, inspection: Inspection): void {
  const newsKey = `inspect:${chatId}:news`;
  const isNews = inspection.onlyNews === true;
  if (!isNews) dropWaiting(handling.tx, newsKey);
  add(handling, {
    lane: chatLane(chatId),
    chatId,
    weight: "message",
    effect: { kind: "inspect_group", chatId, ...inspection },
    mergeKey: isNews ? newsKey : `inspect:${chatId}:${JSON.stringify(inspection)}`,
  });
}

/** Sends the test message and then reports that the desk works. */
export function testDesk(
  handling: Handling,
  desk: Desk,
  { topicId, askedBy, pressed }: Inspection,
  waiting: number,
): void {
  const effect = {
    kind: "test_desk",
    chatId: desk.talkId,
    waiting,
    topicId,
    ...(askedBy !== undefined && { askedBy }),
    ...(pressed !== undefined && { pressed }),
  } as const;
  add(handling, {
    lane: chatLane(desk.talkId),
    chatId: desk.talkId,
    weight: "message",
    effect,
    mergeKey: `test:${JSON.stringify(effect)}`,
  });
}

/** Looks at a chat again after at least a minute. Uses its own lane, so that nothing waits for it. */
export function watchGroup(handling: Handling, chatId: number, milliseconds = 0): void {
  add(handling, {
    lane: watchLane(chatId),
    chatId,
    weight: "message",
    effect: { kind: "inspect_group", chatId, topicId: null, onlyNews: true },
    mergeKey: `watch:${chatId}`,
    notBefore: handling.now + Math.max(milliseconds, watchMilliseconds),
  });
}

/**
 * Uses its own lane, so that nothing waits for it. One question covers everything that the person does meanwhile.
 * @param again how often Telegram gave no answer, and when to ask again
 */
export function checkMember(
  handling: Handling,
  desk: Desk,
  person: Person,
  again?: { tries: number; notBefore: number },
): void {
  const lane = `member:${desk.id}:${person.id}`;
  if (again === undefined && isLaneSending(handling.tx, lane)) return;
  add(handling, {
    lane,
    // The person's own chat, so that a group that has to wait does not delay this.
    chatId: person.id,
    weight: "message",
    effect: { kind: "check_member", deskId: desk.id, person, ...(again && { tries: again.tries }) },
    mergeKey: `member:${desk.id}:${person.id}`,
    ...(again && { notBefore: again.notBefore }),
  });
}
