import type { Clock } from "../../src/clock.ts";
import type { Account, BotAccount, UserAccount } from "./account.ts";
import { AutomaticForwards } from "./automatic-forward.ts";
import type { BasicGroup, ChannelChat, Chat, Group, PrivateChat, SharedChat, Supergroup } from "./chat.ts";
import type { CallbackQueries } from "./callback-query.ts";
import { createCallbackQueries } from "./callback-query.ts";
import { FileStore } from "./file-store.ts";
import { InlineQueries } from "./inline-query.ts";
import { defaultPermissions } from "./member.ts";
import { postService } from "./posting.ts";
import { UpdateQueue } from "./update-queue.ts";

/** What a call leaves to be done around its response. */
export interface Errands {
  /** If somebody waits for the call's updates, they are fetched before the response. */
  delaysAnswer: boolean;
  afterAnswer: (() => void)[];
}

/** Telegram's memory: accounts, chats, files. Only the functions in the files beside it change it. */
export class World {
  readonly clock: Clock;
  readonly users = new Map<number, UserAccount>();
  /** By token. */
  readonly bots = new Map<string, BotAccount>();
  /** By chat id as bots see it: supergroups below −10¹², basic groups above. */
  readonly groups = new Map<number, Group>();
  /** By chat id. Supergroups and channels share one sequence of ids. */
  readonly channels = new Map<number, ChannelChat>();
  readonly files = new FileStore();
  readonly callbackQueries: CallbackQueries;
  readonly inlineQueries: InlineQueries;
  /** The addresses behind public ones, by the beginning of the public one: what reverse proxies do. */
  readonly proxies = new Map<string, string>();
  /** Whether bots get reactions in private chats. Documentation and reports differ (FACTS 6). */
  reportsPrivateReactions = true;
  /** What to do around the response to the current call. The server takes it from here. */
  errands: Errands = { delaysAnswer: false, afterAnswer: [] };
  #nextAccountId = 5_000_000_001;
  #nextGroupId = 2_000_000_001;
  #nextBasicGroupId = 4_000_001;
  #nextAlbumId = 13_900_000_000_000_001n;
  #foreignMessageId = 1000;
  readonly #listeners = new Set<() => void>();

  constructor(clock: Clock) {
    this.clock = clock;
    this.callbackQueries = createCallbackQueries(clock);
    this.inlineQueries = new InlineQueries(clock);
  }

  /** The address that a request to the public one reaches. */
  behind(url: string): string {
    for (const [open, hidden] of this.proxies)
      if (url.startsWith(open)) return hidden + url.slice(open.length);
    // Nobody listens there.
    return "http://127.0.0.1:1";
  }

  createBot(options: {
    first_name: string;
    username: string;
    /** Whether privacy mode is off. It is on by default, as with BotFather. */
    can_read_all_group_messages?: boolean;
    has_topics_enabled?: boolean;
    /** Whether inline mode is on. It is off by default, as with BotFather. */
    supports_inline_queries?: boolean;
    /** True by default. */
    canSendCustomEmoji?: boolean;
  }): BotAccount {
    const id = this.#nextAccountId++;
    const bot: BotAccount = {
      is_bot: true,
      id,
      first_name: options.first_name,
      username: options.username,
      token: `${id}:AAF${id.toString(36).padStart(32, "emulatedTopicdeskToken_-")}`,
      can_read_all_group_messages: options.can_read_all_group_messages ?? false,
      has_topics_enabled: options.has_topics_enabled ?? false,
      supports_inline_queries: options.supports_inline_queries ?? false,
      canSendCustomEmoji: options.canSendCustomEmoji ?? true,
      lastMessageId: 0,
      privateChats: new Map(),
      queue: new UpdateQueue(this.clock, 500_000_000 + (id % 1000) * 1000),
      webhook: undefined,
      webhookSetAt: -Infinity,
      commands: new Map(),
      isLoggedOut: false,
    };
    this.bots.set(bot.token, bot);
    return bot;
  }

  createUser(options: {
    first_name: string;
    last_name?: string;
    username?: string;
    language_code?: string;
    is_premium?: boolean;
  }): UserAccount {
    const user: UserAccount = { is_bot: false, id: this.#nextAccountId++, isDeactivated: false, ...options };
    this.users.set(user.id, user);
    return user;
  }

  /** A supergroup with topics. */
  createForum(options: { title: string; owner: UserAccount; username?: string }): Supergroup {
    return this.createSupergroup({ ...options, is_forum: true });
  }

  /** A group without topics: a supergroup, or for `kind: "group"` a basic group, which can be upgraded (migrateGroup). */
  createGroup(options: { title: string; owner: UserAccount; kind?: "supergroup" }): Supergroup;
  createGroup(options: { title: string; owner: UserAccount; kind: "group" }): BasicGroup;
  createGroup(options: { title: string; owner: UserAccount; kind?: "supergroup" | "group" }): Group {
    if (options.kind !== "group") return this.createSupergroup({ ...options, is_forum: false });
    const group: BasicGroup = {
      kind: "group",
      id: -this.#nextBasicGroupId++,
      ...groupMemory(options.title, options.owner),
      upgradedTo: undefined,
      isDeleted: false,
    };
    this.groups.set(group.id, group);
    postService(this, group, options.owner, { group_chat_created: true });
    return group;
  }

  createSupergroup(options: {
    title: string;
    owner: UserAccount;
    is_forum: boolean;
    username?: string;
  }): Supergroup {
    const group: Supergroup = {
      kind: "supergroup",
      id: -1_000_000_000_000 - this.#nextGroupId++,
      ...groupMemory(options.title, options.owner),
      username: options.username,
      is_forum: options.is_forum,
      lastMessageId: 0,
      ephemeral: new Map(),
      takesEphemeral: "yes",
      isGeneralClosed: false,
      isGeneralHidden: false,
      linkedChannel: undefined,
      join_to_send_messages: false,
    };
    this.groups.set(group.id, group);
    postService(this, group, options.owner, { supergroup_chat_created: true });
    return group;
  }

  createChannel(options: {
    title: string;
    owner: UserAccount;
    username?: string;
    signsPosts?: boolean;
  }): ChannelChat {
    const channel: ChannelChat = {
      kind: "channel",
      id: -1_000_000_000_000 - this.#nextGroupId++,
      ...sharedMemory(options.title, options.owner),
      username: options.username,
      // The first message reports the channel's creation. Bots never get it (tdlib server).
      lastMessageId: 1,
      signsPosts: options.signsPosts ?? false,
      discussion: undefined,
      forwards: new AutomaticForwards(),
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  sharedChat(id: number): SharedChat | undefined {
    return this.groups.get(id) ?? this.channels.get(id);
  }

  /** Every chat that may have a public name. */
  publicChat(username: string): SharedChat | undefined {
    const name = username.toLowerCase();
    return [...this.groups.values(), ...this.channels.values()].find(
      (chat) => chat.kind !== "group" && chat.username?.toLowerCase() === name,
    );
  }

  /** The person's chat with the bot. It exists, empty and not started, before either has written. */
  privateChat(user: UserAccount, bot: BotAccount): PrivateChat {
    let chat = bot.privateChats.get(user.id);
    if (!chat) {
      const memory = { messages: new Map(), topics: new Map(), pinned: [] };
      chat = { kind: "private", id: user.id, user, bot, ...memory, isStarted: false, isBlocked: false };
      bot.privateChats.set(user.id, chat);
    }
    return chat;
  }

  account(id: number): Account | undefined {
    return this.users.get(id) ?? [...this.bots.values()].find((bot) => bot.id === id);
  }

  /**
   * Supergroups and channels number their own messages. An account numbers all its private chats and basic groups together
   * (mt:Message). Here a basic group has the numbers of its first bot, the only ones that bots see.
   */
  nextMessageId(chat: Chat): number {
    if (chat.kind === "supergroup" || chat.kind === "channel") return ++chat.lastMessageId;
    const bot =
      chat.kind === "private"
        ? chat.bot
        : [...chat.members.values()].find(({ account }) => account.is_bot)?.account;
    return bot?.is_bot ? ++bot.lastMessageId : ++this.#foreignMessageId;
  }

  takeErrands(): Errands {
    const { errands } = this;
    this.errands = { delaysAnswer: false, afterAnswer: [] };
    return errands;
  }

  nextAlbumId(): string {
    return String(this.#nextAlbumId++);
  }

  /** Seconds since the epoch, like Telegram's dates. */
  date(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  /** Calls `listener` after every change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    this.#listeners.forEach((listener) => listener());
  }
}

function groupMemory(title: string, owner: UserAccount) {
  return { ...sharedMemory(title, owner), permissions: { ...defaultPermissions } };
}

function sharedMemory(title: string, owner: UserAccount) {
  return {
    title,
    messages: new Map(),
    topics: new Map(),
    pinned: [],
    members: new Map([[owner.id, { account: owner, status: "creator" as const, is_anonymous: false }]]),
    available_reactions: undefined,
    has_protected_content: false,
    lastBotId: undefined,
  };
}
