import type { Desk } from "./desk.ts";
import { ForumTopic, type StoredMessage } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";

/** Where a ticket is talked about, from the moment that people can write there: its topic, or its post. */
export type Room = ForumTopic | StoredMessage;

/** Oldest first. */
export function roomsOf(desk: Desk): Room[] {
  if (desk.kind === "topics") return desk.forum.topics;
  return desk.channel.posts.filter((post) => desk.channel.forwardOf(post) !== undefined);
}

/** The one that the message is in. */
export function roomOf(desk: Desk, { topicId, threadId }: StoredMessage): Room | undefined {
  return roomsOf(desk).find((room) =>
    room instanceof ForumTopic
      ? room.id === topicId
      : desk.channel.forwardOf(room)?.message_id === threadId && threadId !== undefined,
  );
}

/** The number of the ticket that people see it to be of. */
export function numberOf(room: Room): number {
  return Number(/№(\d+)/.exec(headingOf(room))?.[1]);
}

/** Whether people see it to be of this client's. */
export function isRoomOf(room: Room, client: string): boolean {
  return new RegExp(`(^№\\d+ |^Клиент: )${client}(,|$)`, "m").test(headingOf(room));
}

function headingOf(room: Room): string {
  return room instanceof ForumTopic ? room.name : textOf(room.content);
}
