import type { Clock } from "../../src/clock.ts";
import { userObject, type BotAccount } from "./account.ts";
import type { Content } from "./content.ts";
import { hasPermission, isInside } from "./member.ts";
import type { StoredMessage } from "./message.ts";
import type { Place } from "./place.ts";
import { render } from "./render.ts";
import { waitFor, type WaitOptions } from "./waiting.ts";
import type { World } from "./world.ts";

/** A result that a person may choose, and the message that it sends. */
export interface InlineResult {
  id: string;
  /** Undefined for a sticker, which is shown as it is. */
  title: string | undefined;
  description: string | undefined;
  content: Content;
  bot: BotAccount;
}

/** How long a query may be answered. The servers do not say (unverified). */
const answerTime = 10_000;

/** Queries that wait for a bot's answer. */
export class InlineQueries {
  readonly #clock: Clock;
  #nextId = 7_400_000_000_000_001n;
  readonly #open = new Map<
    string,
    { bot: BotAccount; at: number; onAnswer: (results: InlineResult[]) => void }
  >();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Opens a new query. `onAnswer` is called at most once. */
  open(bot: BotAccount, onAnswer: (results: InlineResult[]) => void): string {
    const id = String(this.#nextId++);
    this.#open.set(id, { bot, at: this.#clock.now(), onAnswer });
    return id;
  }

  /** False when the query is unknown, answered before, or too old. */
  answer(bot: BotAccount, id: string, results: InlineResult[]): boolean {
    const query = this.#open.get(id);
    if (query?.bot !== bot || this.#clock.now() - query.at >= answerTime) return false;
    this.#open.delete(id);
    query.onAnswer(results);
    return true;
  }
}

/** A person types `@bot words` in their input field. Resolves with what the bot offers. */
export async function search(place: Place, written: string, options?: WaitOptions): Promise<InlineResult[]> {
  const { world, account, chat } = place;
  const [, name = "", query = ""] = /^@(\w+) ([\s\S]*)$/.exec(written) ?? [];
  const bot = botCalled(world, name);
  if (!bot?.supports_inline_queries) throw new Error(`${name} is no bot with inline mode`);
  if (query.length > 256) throw new Error("An inline query has up to 256 characters");
  let results: InlineResult[] | undefined;
  const id = world.inlineQueries.open(bot, (given) => {
    results = given;
    world.changed();
  });
  const chat_type = chat.kind === "private" ? (chat.bot === bot ? "sender" : "private") : chat.kind;
  bot.queue.add("inline_query", { id, from: userObject(account), query, offset: "", chat_type } as never);
  world.changed();
  return waitFor(
    world,
    () => results,
    () => `The bot offers nothing for “${written}”. On the screen:\n${render(chat)}`,
    options,
  );
}

/** Chooses a result: the person sends its message through the bot. */
export async function choose(place: Place, { content, bot }: InlineResult): Promise<StoredMessage> {
  const { chat, account } = place;
  // docs:ChatPermissions, can_send_other_messages.
  const isMember = chat.kind !== "private" && isInside(chat, account);
  if (isMember && !hasPermission(chat, account, "can_send_other_messages"))
    throw new Error(`${account.first_name} may not use inline bots there`);
  return place.sends(content, { via_bot: bot });
}

function botCalled(world: World, username: string): BotAccount | undefined {
  return [...world.bots.values()].find((bot) => bot.username.toLowerCase() === username.toLowerCase());
}
