import { suite, type TestContext } from "node:test";
import { type Desk, type DeskOptions, openDesk } from "../support/desk.ts";
import type { Sender } from "../telegram/message.ts";

/** What distinguishes a kind of desk; whatever is not named here is the same at all of them. */
export interface Nature {
  name: DeskOptions["kind"] & string;
  open(test: TestContext, options?: DeskOptions): Promise<Desk>;
  /** Whether who is not of the group may write and press there (mt:messages.sendMessage). */
  isOpenToStrangers: boolean;
  /** Its chats, by what they are to it. */
  chatsOf(desk: Desk): Record<string, number>;
  /** Lets happen there what else may: a word in a closed topic, a forward that comes late. */
  unsettles(desk: Desk): void;
  /** The chat in whose name a manager may answer besides their group's. */
  channelOf(desk: Desk): NonNullable<Sender["sender_chat"]>;
  /** The call by which an album of a client's comes that answers nothing. */
  albumCall: "copyMessages" | "sendMediaGroup";
  /** What the desk shows of an album of «Раз», «Два», «Три» that its client deletes before it is brought. */
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
  // Behind any other may be anybody: comments are open to whoever can read them.
  channelOf: (desk) => desk.channel.chat,
  // A copied album answers nothing (docs:copyMessages), and what answers nothing is no comment.
  albumCall: "sendMediaGroup",
  deletedAlbum: { "in part": [/^Раз$/, /^Два$/, /^Три$/], whole: [/^Раз$/, /^Два$/, /^Три$/] },
};

/** A channel where Telegram does otherwise whatever no source says for certain. */
const doubtfulChannel: Nature = {
  ...channel,
  async open(test, options) {
    const desk = await channel.open(test, options);
    const doubts = { reportPins: true, reportEdits: true, getButtonsByEdits: true, nameTheirThread: true };
    Object.assign(desk.channel.doubts, doubts);
    return desk;
  },
};

/** Whoever is not known yet is looked up first; that is a story of its own. */
async function openKnown(test: TestContext, options: DeskOptions): Promise<Desk> {
  const desk = await openDesk(test, options);
  await desk.boris.in(desk.group).writes("Всем привет");
  await desk.settles();
  return desk;
}

const desks = { "a desk of topics": topics, "a desk that is a channel": channel };

/** So many stories side by side, because they wait at times; of more, each takes longer than anything is waited for on a busy machine. */
const atOnce = 6;

/** Tells the same stories at each kind of desk, side by side. */
export function atEveryDesk(noun: string, tell: (nature: Nature) => void): void {
  tellAt(desks, noun, tell);
}

/** The same, and once more where Telegram behaves in another way than it is taken to. */
export function evenInDoubt(noun: string, tell: (nature: Nature) => void): void {
  tellAt({ ...desks, "a channel that behaves otherwise": doubtfulChannel }, noun, tell);
}

function tellAt(natures: Record<string, Nature>, noun: string, tell: (nature: Nature) => void): void {
  suite(noun, { concurrency: true }, () => {
    for (const [name, nature] of Object.entries(natures))
      suite(name, { concurrency: atOnce }, () => tell(nature));
  });
}
