import type { BotAccount, UserAccount } from "./account.ts";
import type { Chat, PrivateChat } from "./chat.ts";
import type { Channel, Discussion } from "./channel.ts";
import { Comments } from "./comments.ts";
import { type Forum, ForumTopic } from "./forum.ts";
import { setBlocked } from "./membership.ts";
import type { StoredMessage } from "./message.ts";
import { Place } from "./place.ts";
import type { World } from "./world.ts";

/** A person. Without a place, they act in their private chat with the bot. */
export class Person extends Place {
  declare readonly chat: PrivateChat;

  constructor(world: World, account: UserAccount, bot: BotAccount) {
    super(world, account, world.privateChat(account, bot));
  }

  get id(): number {
    return this.account.id;
  }

  /** Opens the bot by a link `t.me/bot?start=payload`, or by its START button. */
  async starts(payload?: string): Promise<StoredMessage> {
    if (payload !== undefined && !/^[\w-]{1,64}$/.test(payload))
      throw new Error(`No link can carry ${JSON.stringify(payload)}`);
    if (this.chat.isBlocked) await this.unblocks();
    return this.writes(payload === undefined ? "/start" : `/start ${payload}`);
  }

  async blocks(): Promise<void> {
    setBlocked(this.world, this.chat, true);
  }

  async unblocks(): Promise<void> {
    setBlocked(this.world, this.chat, false);
  }

  /**
   * In a topic of a forum, in the comments to a channel's post, or in a group, channel or chat; there in General unless a
   * topic's id is given.
   */
  in(place: ForumTopic | Forum | Channel | Discussion | Chat | StoredMessage, topicId?: number): Place {
    if (place instanceof ForumTopic) return new Place(this.world, this.account, place.forum.chat, place.id);
    if ("message_id" in place) return this.commenting(place);
    return new Place(this.world, this.account, "chat" in place ? place.chat : place, topicId);
  }

  inGeneral(forum: Forum): Place {
    return this.in(forum);
  }

  /** In the comments to a channel's post or its forward. They may write as the channel. */
  commenting(post: StoredMessage, { as = "oneself" }: { as?: "oneself" | "channel" } = {}): Comments {
    return new Comments(this.world, this.account, post, as);
  }
}
