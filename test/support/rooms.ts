import type { Desk } from "./desk.ts";
import { ForumTopic, type StoredMessage } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";

/** Where people talk about a ticket, as soon as they can write there: its topic or its post. */
export type Room = ForumTopic | StoredMessage;

/** Oldest first. */
export function roomsOf(desk: Desk): Room[] {
  if (desk.kind === "topics") return desk.forum.topics;
  return desk.channel.posts.filter((post) => desk.channel.forwardOf(post) !== undefined);
}

/** The room of the message. */
export function roomOf(desk: Desk, { topicId, threadId }: StoredMessage): Room | undefined {
  return roomsOf(desk).find((room) =>
    room instanceof ForumTopic
      ? room.id === topicId
      : desk.channel.forwardOf(room)?.message_id === threadId && threadId !== undefined,
  );
}

/** The number of the ticket, as people see it. */
export function numberOf(room: Room): number {
  return Number(/№(\d+)/.exec(headingOf(room))?.[1]);
}

/** Whether it is this client's, as people see it. */
export function isRoomOf(room: Room, client: string): boolean {
  return new RegExp(`(^№\\d+ |^Клиент: )${client}(,|$)`, "m").test(headingOf(room));
}

function headingOf(room: Room): string {
  return room instanceof ForumTopic ? room.name : textOf(room.content);
}
