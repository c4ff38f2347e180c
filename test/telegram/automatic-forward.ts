import type { Account } from "./account.ts";
import type { ChannelChat, Supergroup } from "./chat.ts";
import { isService } from "./content.ts";
import { originOf, messageObject, type StoredMessage } from "./message.ts";
import { edit, erase, post } from "./posting.ts";
import type { World } from "./world.ts";

/**
 * When a post reaches the discussion group: at once; surely before or after the bot has the response to its own post
 * (people's posts have no response); when a test releases it; never; or so many milliseconds later, `Infinity` for never.
 */
export type Forwarding =
  | "immediate"
  | "before the answer"
  | "after the answer"
  | "held"
  | "lost"
  | { delay: number | ((message: StoredMessage) => number) };

/** What no source says for certain. A test may set each the other way. */
export interface Doubts {
  /** Bots get a service message for the pin of each forward. */
  reportPins: boolean;
  /** Bots get an `edited_message` when a forward follows its post's edit. */
  reportEdits: boolean;
  /** A forward has no buttons, but gets them when its post is edited (reported, tdesktop#7084). */
  getButtonsByEdits: boolean;
  /** A forward stays when its post is deleted. */
  outlivePosts: boolean;
  /** A forward has its own id as `message_thread_id`. */
  nameTheirThread: boolean;
}

/** Forwards the posts of one channel to its discussion group, and keeps both alike. */
export class AutomaticForwards {
  when: Forwarding = "immediate";
  readonly doubts: Doubts = {
    reportPins: false,
    reportEdits: false,
    getButtonsByEdits: false,
    outlivePosts: false,
    nameTheirThread: false,
  };
  /** Posts whose forward waits for a test to release it. */
  readonly held: StoredMessage[] = [];
  /** The forward of each post. */
  readonly #forwards = new Map<StoredMessage, StoredMessage>();
  /** The group's album for each album of the channel. */
  readonly #albums = new Map<string, string>();

  /** The post's forward, deleted or not. */
  of(message: StoredMessage): StoredMessage | undefined {
    return this.#forwards.get(message);
  }

  /** Forwards a new post to the discussion group, if there is one. */
  take(world: World, channel: ChannelChat, message: StoredMessage): void {
    const group = channel.discussion;
    if (!group || isService(message.content)) return;
    const forward = () => this.#forward(world, channel, group, message);
    const { when } = this;
    if (typeof when === "object") {
      const delay = typeof when.delay === "number" ? when.delay : when.delay(message);
      if (delay < Infinity) world.clock.after(delay, forward);
    } else if (when === "held") {
      this.held.push(message);
    } else if (when === "after the answer" && message.sender.account.is_bot) {
      world.errands.afterAnswer.push(forward);
    } else if (when !== "lost") {
      forward();
      if (when === "before the answer") world.errands.delaysAnswer = true;
    }
  }

  /** Forwards a post that waited. Does nothing if it has a forward already. */
  release(world: World, channel: ChannelChat, message: StoredMessage): void {
    const index = this.held.indexOf(message);
    if (index === -1) throw new Error(`No forward of message ${message.message_id} is held`);
    this.held.splice(index, 1);
    if (channel.discussion) this.#forward(world, channel, channel.discussion, message);
  }

  /** The post was edited, so its forward is too (tdesktop#7084). */
  follow(world: World, message: StoredMessage): void {
    const forward = this.#forwards.get(message);
    if (!forward || forward.isDeleted) return;
    const buttons = this.doubts.getButtonsByEdits ? message.reply_markup : undefined;
    edit(world, forward, message.content, buttons, { isSilent: !this.doubts.reportEdits });
  }

  /** The post was deleted. */
  drop(world: World, message: StoredMessage): void {
    const forward = this.#forwards.get(message);
    if (forward && !forward.isDeleted && !this.doubts.outlivePosts) erase(world, forward);
  }

  #forward(world: World, channel: ChannelChat, group: Supergroup, message: StoredMessage): void {
    if (message.isDeleted || channel.discussion !== group) return;
    const sender = { account: message.sender.account, sender_chat: channel };
    const forward = post(world, group, {
      sender,
      content: message.content,
      automaticForwardOf: message,
      forward_origin: originOf(message),
      ...this.#album(world, message),
      ...(message.has_protected_content ? { has_protected_content: true } : {}),
    });
    this.#forwards.set(message, forward);
    group.pinned.push(forward);
    if (this.doubts.reportPins) reportPin(world, sender, forward);
    world.changed();
  }

  #album(world: World, { media_group_id }: StoredMessage): { media_group_id?: string } {
    if (media_group_id === undefined) return {};
    const album = this.#albums.get(media_group_id) ?? world.nextAlbumId();
    this.#albums.set(media_group_id, album);
    return { media_group_id: album };
  }
}

function reportPin(
  world: World,
  sender: { account: Account; sender_chat: ChannelChat },
  forward: StoredMessage,
): void {
  const pinned_message = messageObject(forward, { withReply: false });
  post(world, forward.chat, { sender, content: { pinned_message } });
}
