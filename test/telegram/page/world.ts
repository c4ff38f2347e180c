import { startTelegram, type Forum, type Person, type Place } from "../actors.ts";
import type { ChannelChat, Supergroup } from "../chat.ts";
import { topicIcons } from "../method/topics.ts";
import type { BotAccount, UserAccount } from "../account.ts";
import type { World } from "../world.ts";
import type { Language } from "../../../src/text/text.ts";
import { MovableClock } from "./movable-clock.ts";
import { type DemoTerms, demoTerms } from "./terms.ts";
import type { Person as ShownPerson, StartLink } from "./contract.ts";

/** A person whom the page's user can play. */
export interface DemoPerson {
  person: Person;
  account: UserAccount;
  role: ShownPerson["role"];
}

/** The emulator with the demo's people. */
export interface DemoWorld {
  terms: DemoTerms;
  /** The emulator's clock. The bot has another one, which has to be moved with it. */
  clock: MovableClock;
  world: World;
  bot: BotAccount;
  /** The bot's `TELEGRAM_API_ROOT`. */
  root: string;
  forum: Supergroup;
  /** The second desk, with comments. */
  channel: ChannelChat;
  owner: UserAccount;
  people: DemoPerson[];
  /** The bot's wrong calls that the emulator noticed. */
  violations: readonly string[];
  /** The emoji of a custom emoji's id, if known. */
  emojiOf: (id: string) => string | undefined;
  hasBytes: (file_id: string) => boolean;
  file: (file_id: string) => { bytes: Uint8Array; type: string } | undefined;
  /** Links to write straight to a desk, as on a shop's site. */
  links: StartLink[];
  /** The owner opens the bot, and sets up the group, the channel, and a subject for the channel. */
  setUp: () => Promise<void>;
  close: () => Promise<void>;
}

/** The bot starts meanwhile, perhaps on a busy machine. */
const SETUP_TIME = 60_000;

/**
 * A bot, two clients, two managers, and the owner of a group with topics and of a channel with comments. With `hasTopics`,
 * private chats have topics too.
 */
export async function createDemoWorld({
  hasTopics = false,
  language = "ru",
}: { hasTopics?: boolean; language?: Language } = {}): Promise<DemoWorld> {
  const terms = demoTerms[language];
  const clock = new MovableClock();
  const telegram = await startTelegram({
    clock,
    bot: { first_name: terms.bot, username: "topicdesk_demo_bot", has_topics_enabled: hasTopics },
  });
  const { world, bot } = telegram;
  const anna = telegram.client(terms.anna, { username: "anna_k", language_code: language });
  const john = telegram.client("John", { last_name: "Smith", language_code: "en" });
  const boris = telegram.client(terms.boris, { username: "boris_help", language_code: language });
  const vera = telegram.client(terms.vera, { username: "vera_help", language_code: language });
  const olga = telegram.client(terms.olga, { username: "olga_boss", language_code: language });
  const team = { owner: olga };
  const forum: Forum = telegram.forum(terms.managers, team);
  const channel = telegram.channel(terms.delivery, { ...team, discussion: terms.discussion });
  // These updates tell the bot of its three chats. With them it would offer the channel by itself, before and after /setup.
  bot.queue.clear();
  return {
    terms,
    clock,
    world,
    bot,
    root: telegram.apiRoot,
    forum: forum.chat,
    channel: channel.chat,
    owner: olga.account,
    people: [
      cast(anna, "client"),
      cast(john, "client"),
      cast(boris, "manager"),
      cast(vera, "manager"),
      cast(olga, "owner"),
    ],
    violations: telegram.violations,
    emojiOf: (id) => topicIcons[id],
    hasBytes: (file_id) => world.files.find(file_id)?.bytes !== undefined,
    file: (file_id) => {
      const bytes = world.files.find(file_id)?.bytes;
      return bytes && { bytes, type: typeOf(bytes) };
    },
    links: [{ name: terms.delivery, text: "/start s_1" }],
    setUp: async () => {
      await olga.starts();
      await says(olga.in(forum), "/setup", terms.isReady);
      for (const person of [boris, vera]) forum.add(person);
      const discussion = olga.in(channel.discussion!);
      await says(discussion, "/setup", terms.offersChannel);
      await discussion.presses(terms.addDesk);
      await discussion.sees(terms.isReady, { timeout: SETUP_TIME });
      for (const person of [boris, vera])
        for (const place of [channel, channel.discussion!]) place.add(person);
      await says(olga, `/subjects add ${terms.delivery}`, terms.subjectAdded);
      await says(olga, `/subjects route ${terms.delivery} = ${terms.delivery}`, terms.subjectRouted);
    },
    close: () => telegram.stop(),
  };
}

async function says(place: Place, words: string, answer: string): Promise<void> {
  const after = await place.writes(words);
  await place.sees(answer, { after, timeout: SETUP_TIME });
}

function cast(person: Person, role: ShownPerson["role"]): DemoPerson {
  return { person, account: person.account, role };
}

const signatures: readonly (readonly [type: string, pattern: RegExp])[] = [
  ["image/png", /^\x89PNG/],
  ["image/jpeg", /^\xff\xd8\xff/],
  ["image/gif", /^GIF8/],
  ["image/webp", /^RIFF.{4}WEBP/s],
  ["audio/wav", /^RIFF.{4}WAVE/s],
  ["audio/ogg", /^OggS/],
  ["audio/mpeg", /^(?:ID3|\xff[\xfb\xf3\xf2])/],
  ["video/mp4", /^.{4}ftyp/s],
  ["video/webm", /^.E\xdf\xa3/s],
];

/** By its first bytes: the sender's name for a file may hide a page or a script. */
function typeOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  return signatures.find(([, pattern]) => pattern.test(start))?.[0] ?? "application/octet-stream";
}
