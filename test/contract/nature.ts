import { suite, type TestContext } from "node:test";
import type { Desk, DeskOptions } from "../support/desk.ts";
import { openKnown } from "../support/known-desk.ts";
import type { Sender } from "../telegram/message.ts";

/** The differences between kinds of desk. Everything else is the same at all of them. */
export interface Nature {
  name: DeskOptions["kind"] & string;
  open(test: TestContext, options?: DeskOptions): Promise<Desk>;
  /** Whether people outside of the group may write and press there (mt:messages.sendMessage). */
  isOpenToStrangers: boolean;
  /** Its chats, named by their role. */
  chatsOf(desk: Desk): Record<string, number>;
  /** Makes the rarer events happen there: a message in a closed topic, a forward that comes late. */
  unsettles(desk: Desk): void;
  /** The chat as which a manager may answer, besides their group. */
  channelOf(desk: Desk): NonNullable<Sender["sender_chat"]>;
  /** The call for a client's album that replies to nothing. */
  albumCall: "copyMessages" | "sendMediaGroup";
  /** The desk's messages for an album of «Раз», «Два», «Три» that its client deletes before it is copied. */
  deletedAlbum: Record<"in part" | "whole", RegExp[]>;
}

const topics: Nature = {
  name: "topics",
  open: (test, options) => openKnown(test, { ...options, kind: "topics" }),
  isOpenToStrangers: false,
  chatsOf: ({ forum }) => ({ group: forum.id }),
  unsettles: ({ forum, boris }) => forum.promote(boris, ["can_manage_topics"]),
  channelOf: () => ({ id: -1_001_777_777_777, type: "channel", title: "Канал Бориса" }),
  albumCall: "copyMessages",
  deletedAlbum: {
    "in part": [/^Раз$/, /^Три$/, /^⚠️ Из альбома дошло 2 из 3/],
    whole: ["Раз", "Два", "Три"].map((words) => new RegExp(`^⚠️ Клиент прислал фото[\\s\\S]*\n${words}$`)),
  },
};

const channel: Nature = {
  name: "channel",
  open: (test, options) => openKnown(test, { ...options, kind: "channel" }),
  isOpenToStrangers: true,
  chatsOf: ({ channel: { id }, group }) => ({ channel: id, group: group.id }),
  unsettles({ channel: { chat } }) {
    chat.forwards.when = { delay: ({ message_id }) => (message_id % 3) * 500 };
  },
  // Any other channel may belong to anybody, because everybody who can read comments can write them.
  channelOf: (desk) => desk.channel.chat,
  // A copied album cannot reply (docs:copyMessages), and a message without a reply is no comment.
  albumCall: "sendMediaGroup",
  deletedAlbum: { "in part": [/^Раз$/, /^Два$/, /^Три$/], whole: [/^Раз$/, /^Два$/, /^Три$/] },
};

/** A channel that differs from our assumptions wherever no source is certain. */
const doubtfulChannel: Nature = {
  ...channel,
  async open(test, options) {
    const desk = await channel.open(test, options);
    const doubts = { reportPins: true, reportEdits: true, getButtonsByEdits: true, nameTheirThread: true };
    Object.assign(desk.channel.doubts, doubts);
    return desk;
  },
};

const desks = { "a desk of topics": topics, "a desk that is a channel": channel };

/**
 * The number of tests in parallel, since they often wait. With more of them, each would exceed the time limits on a
 * busy machine.
 */
const atOnce = 6;

/** Runs the same tests at each kind of desk, in parallel. */
export function atEveryDesk(noun: string, tell: (nature: Nature) => void): void {
  tellAt(desks, noun, tell);
}

/** The same, and once more at a channel where Telegram does not behave as we assume. */
export function evenInDoubt(noun: string, tell: (nature: Nature) => void): void {
  tellAt({ ...desks, "a channel that behaves otherwise": doubtfulChannel }, noun, tell);
}

function tellAt(natures: Record<string, Nature>, noun: string, tell: (nature: Nature) => void): void {
  suite(noun, { concurrency: true }, () => {
    for (const [name, nature] of Object.entries(natures))
      suite(name, { concurrency: atOnce }, () => tell(nature));
  });
}
