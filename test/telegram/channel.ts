import type { Doubts, Forwarding } from "./automatic-forward.ts";
import type { BotAccount } from "./account.ts";
import type { ChannelChat, Supergroup } from "./chat.ts";
import { Community } from "./community.ts";
import { isService } from "./content.ts";
import { commentsOf, forwardOf, link, unlink } from "./discussion.ts";
import type { StoredMessage } from "./message.ts";
import type { Person } from "./person.ts";
import { fits, type Sight } from "./place.ts";
import { erase } from "./posting.ts";
import { render } from "./render.ts";
import { waitFor, type WaitOptions } from "./waiting.ts";
import type { World } from "./world.ts";

/** A supergroup without topics, where people may discuss a channel's posts. */
export class Discussion extends Community<Supergroup> {
  /** Messages outside of threads, and the forwards of posts. */
  get messages(): StoredMessage[] {
    return [...this.chat.messages.values()].filter(({ threadId }) => threadId === undefined);
  }

  /** Whether non-members may comment (docs:ChatFullInfo, join_to_send_messages). */
  setOpen(isOpen: boolean): void {
    this.chat.join_to_send_messages = !isOpen;
    this.world.changed();
  }
}

/** A channel that the bot posts in. */
export class Channel extends Community<ChannelChat> {
  #discussion: Discussion | undefined;

  constructor(
    world: World,
    chat: ChannelChat,
    owner: Person,
    bot: BotAccount,
    discussion: Discussion | undefined,
  ) {
    super(world, chat, owner, bot);
    if (discussion) this.link(discussion);
  }

  /** The linked group. */
  get discussion(): Discussion | undefined {
    return this.chat.discussion === this.#discussion?.chat ? this.#discussion : undefined;
  }

  /** Replaces the group that was linked before. */
  link(discussion: Discussion): void {
    link(this.world, this.chat, discussion.chat);
    this.#discussion = discussion;
  }

  /** Switches comments off. */
  unlink(): void {
    unlink(this.world, this.chat);
  }

  /** Oldest first, without deleted ones. */
  get posts(): StoredMessage[] {
    return [...this.chat.messages.values()].filter(({ content }) => !isService(content));
  }

  /** The newest post that matches. */
  findPost(sight: Sight): StoredMessage | undefined {
    return this.posts.findLast((each) => fits(each, sight));
  }

  /** The newest post that matches; waits until there is one. @throws {Error} that shows the channel */
  hasPost(sight: Sight, options?: WaitOptions): Promise<StoredMessage> {
    const explain = () => `${this.chat.title} has no post ${String(sight)}:\n${render(this.chat)}`;
    return waitFor(this.world, () => this.findPost(sight), explain, options);
  }

  /** The post's forward in the discussion group. Undefined before it comes and after its deletion. */
  forwardOf(post: StoredMessage): StoredMessage | undefined {
    const forward = forwardOf(post);
    return forward?.isDeleted ? undefined : forward;
  }

  hasForward(post: StoredMessage, options?: WaitOptions): Promise<StoredMessage> {
    const explain = () => `Message ${post.message_id} of ${this.chat.title} has not been forwarded`;
    return waitFor(this.world, () => this.forwardOf(post), explain, options);
  }

  /** Oldest first, without the forward. All items of an album have the comments of the first. */
  commentsOf(post: StoredMessage): StoredMessage[] {
    return commentsOf(post);
  }

  get automaticForwards(): Forwarding {
    return this.chat.forwards.when;
  }

  /** For posts from now on. Posts that wait keep waiting. */
  set automaticForwards(when: Forwarding) {
    this.chat.forwards.when = when;
  }

  /** Posts whose forwards wait for release, oldest first. */
  get heldPosts(): readonly StoredMessage[] {
    return [...this.chat.forwards.held];
  }

  /** Forwards these posts in this order, or all waiting ones when none is given. */
  releaseForwards(...posts: StoredMessage[]): void {
    for (const post of posts.length > 0 ? posts : this.heldPosts)
      this.chat.forwards.release(this.world, this.chat, post);
  }

  /** What is unknown about Telegram, to be set either way. */
  get doubts(): Doubts {
    return this.chat.forwards.doubts;
  }

  /** Deletes it by hand. `doubts.outlivePosts` decides about its forward. */
  deletePost(post: StoredMessage): void {
    erase(this.world, post);
  }

  /** Deletes it by hand in the discussion group. Nobody can comment on the post any more (mt:discussion). */
  deleteForward(post: StoredMessage): void {
    const forward = this.forwardOf(post);
    if (!forward) throw new Error(`Message ${post.message_id} has no forward`);
    erase(this.world, forward);
  }
}
