import type { UserAccount } from "./account.ts";
import type { Chat } from "./chat.ts";
import type { Content } from "./content.ts";
import { commentsOf, forwardOf } from "./discussion.ts";
import { hasRight, isInside, memberOf } from "./member.ts";
import type { Sender, StoredMessage } from "./message.ts";
import { Place } from "./place.ts";
import type { Draft } from "./posting.ts";
import { beginningOf } from "./thread.ts";
import type { World } from "./world.ts";

/** A person in the comments to a channel's post. What they write replies to the post's forward in the discussion group. */
export class Comments extends Place {
  readonly commented: StoredMessage;
  readonly #as: "oneself" | "channel";

  constructor(
    world: World,
    account: UserAccount,
    commented: StoredMessage,
    as: "oneself" | "channel" = "oneself",
  ) {
    super(world, account, groupOf(commented));
    this.commented = commented.automaticForwardOf ?? commented;
    this.#as = as;
  }

  /** Oldest first, without the forward itself. */
  override get messages(): StoredMessage[] {
    return commentsOf(this.commented);
  }

  protected override post(content: Content, extra: Partial<Draft>): StoredMessage {
    const forward = forwardOf(this.commented);
    if (!forward || forward.isDeleted)
      throw new Error(`Message ${this.commented.message_id} has no forward that could be commented on`);
    const root = beginningOf(forward);
    const reply = extra.external_reply ? { threadId: root.message_id } : { replyTo: root };
    return super.post(content, { ...reply, ...extra });
  }

  /** A person who may post in the channel may also comment as the channel. */
  protected override sender(): Sender {
    if (this.#as === "oneself") return super.sender();
    const { chat } = this.commented;
    if (chat.kind !== "channel" || !hasRight(chat, this.account, "can_post_messages"))
      throw new Error(`${this.account.first_name} may not write as the channel`);
    return { account: this.account, sender_chat: chat };
  }

  /**
   * Everybody who can read a discussion may comment without joining, unless the group forbids it (mt:messages.sendMessage).
   */
  protected override requireMayWrite(): void {
    if (!mayCommentFromOutside(this.chat, this.account)) super.requireMayWrite();
  }
}

function mayCommentFromOutside(chat: Chat, account: UserAccount): boolean {
  if (chat.kind !== "supergroup" || !chat.linkedChannel || isInside(chat, account)) return false;
  if (chat.join_to_send_messages || memberOf(chat, account).status === "kicked") return false;
  const { linkedChannel: channel } = chat;
  const reads = isInside(channel, account) || channel.username !== undefined || chat.username !== undefined;
  return reads && chat.permissions.can_send_messages;
}

function groupOf(commented: StoredMessage): Chat {
  if (commented.automaticForwardOf) return commented.chat;
  const { chat } = commented;
  const group = forwardOf(commented)?.chat ?? (chat.kind === "channel" ? chat.discussion : undefined);
  if (!group) throw new Error(`Nobody can comment on message ${commented.message_id}: it has no discussion`);
  return group;
}
