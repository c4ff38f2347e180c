import { suite, type TestContext } from "node:test";
import { type Desk, type DeskOptions, openDesk } from "../desk.ts";
import type { Sender } from "../telegram/message.ts";

/** What distinguishes a kind of desk; whatever is not named here is the same at all of them. */
export interface Nature {
  name: DeskOptions["kind"] & string;
  open(test: TestContext, options?: DeskOptions): Promise<Desk>;
  /** Its chats, by what they are to it. */
  chatsOf(desk: Desk): Record<string, number>;
  /** The chat in whose name a manager may answer besides their group's. */
  channelOf(desk: Desk): NonNullable<Sender["sender_chat"]>;
  /** The call by which an album of a client's comes that answers nothing. */
  albumCall: "copyMessages" | "sendMediaGroup";
  /** What the desk shows of an album of «Раз», «Два», «Три» that its client deletes before it is brought. */
  deletedAlbum: Record<"in part" | "whole", RegExp[]>;
}

export const natures: readonly Nature[] = [
  {
    name: "topics",
    open: (test, options) => openDesk(test, { ...options, kind: "topics" }),
    chatsOf: ({ forum }) => ({ group: forum.id }),
    channelOf: () => ({ id: -1_001_777_777_777, type: "channel", title: "Канал Бориса" }),
    albumCall: "copyMessages",
    deletedAlbum: {
      "in part": [/^Раз$/, /^Три$/, /^⚠️ Из альбома дошло 2 из 3/],
      whole: ["Раз", "Два", "Три"].map((words) => new RegExp(`^⚠️ Клиент прислал фото[\\s\\S]*\n${words}$`)),
    },
  },
  {
    name: "channel",
    async open(test, options) {
      const desk = await openDesk(test, { ...options, kind: "channel" });
      // Whoever is not known yet is looked up first; that is a story of the channel's own.
      await desk.boris.in(desk.group).writes("Всем привет");
      await desk.settles();
      return desk;
    },
    chatsOf: ({ channel, group }) => ({ channel: channel.id, group: group.id }),
    // Behind any other may be anybody: comments are open to whoever can read them.
    channelOf: (desk) => desk.channel.chat,
    // A copied album answers nothing (docs:copyMessages), and what answers nothing is no comment.
    albumCall: "sendMediaGroup",
    deletedAlbum: { "in part": [/^Раз$/, /^Два$/, /^Три$/], whole: [/^Раз$/, /^Два$/, /^Три$/] },
  },
];

/** Tells the same stories at each kind of desk, side by side, because most of the time they wait. */
export function atEveryDesk(noun: string, tell: (nature: Nature) => void): void {
  for (const nature of natures)
    suite(`${noun} at a desk of kind ${nature.name}`, { concurrency: true }, () => tell(nature));
}
