import type { Supergroup, Topic } from "./chat.ts";
import { Community } from "./community.ts";
import { hasPermission, hasRight } from "./member.ts";
import { setTopics } from "./migration.ts";
import { mayManage } from "./access.ts";
import type { StoredMessage } from "./message.ts";
import type { Person } from "./person.ts";
import { postService } from "./posting.ts";
import { render } from "./render.ts";
import { createTopic, deleteTopic, editTopic, setGeneral, setTopicClosed, type TopicLooks } from "./topic.ts";
import { waitFor, type WaitOptions } from "./waiting.ts";

/** A group with topics and the bot. */
export class Forum extends Community<Supergroup> {
  /** Oldest first, without deleted ones. */
  get topics(): ForumTopic[] {
    return [...this.chat.topics.values()].map((topic) => new ForumTopic(this, topic));
  }

  /** The newest topic with these words in its name. @throws {Error} when there is none */
  topic(name: string | RegExp): ForumTopic {
    const found = this.findTopic(name);
    if (!found) throw new Error(`${this.chat.title} has no topic ${String(name)}:\n${render(this.chat)}`);
    return found;
  }

  findTopic(name: string | RegExp): ForumTopic | undefined {
    return this.topics.findLast((topic) =>
      typeof name === "string" ? topic.name.includes(name) : name.test(topic.name),
    );
  }

  /** The topic with that name; waits until there is one. @throws {Error} that shows the group */
  hasTopic(name: string | RegExp, options?: WaitOptions): Promise<ForumTopic> {
    const explain = () => `${this.chat.title} has no topic ${String(name)}:\n${render(this.chat)}`;
    return waitFor(this.world, () => this.findTopic(name), explain, options);
  }

  /** A person creates a topic. `by` needs the right, or the group's permission. */
  createTopic(looks: string | TopicLooks, by: Person = this.owner): ForumTopic {
    if (!hasPermission(this.chat, by.account, "can_manage_topics"))
      throw new Error(`${by.account.first_name} may not create topics`);
    return new ForumTopic(
      this,
      createTopic(this.world, this.chat, by.account, typeof looks === "string" ? { name: looks } : looks),
    );
  }

  /** Messages outside of all topics. */
  get general(): StoredMessage[] {
    return [...this.chat.messages.values()].filter(({ topicId }) => topicId === undefined);
  }

  /** Changes the group's title. A service message tells of it. */
  rename(title: string, by: Person = this.owner): void {
    this.chat.title = title;
    postService(this.world, this.chat, by.account, { new_chat_title: title });
  }

  setGeneral(state: { isClosed?: boolean; isHidden?: boolean }, by: Person = this.owner): void {
    setGeneral(this.world, this.chat, by.account, state);
  }

  setTopics(is_forum: boolean): void {
    setTopics(this.world, this.chat, is_forum);
  }
}

export class ForumTopic {
  readonly forum: Forum;
  readonly topic: Topic;

  constructor(forum: Forum, topic: Topic) {
    this.forum = forum;
    this.topic = topic;
  }

  get id(): number {
    return this.topic.message_thread_id;
  }

  get name(): string {
    return this.topic.name;
  }

  get icon(): string | undefined {
    return this.topic.icon_custom_emoji_id;
  }

  get closed(): boolean {
    return this.topic.isClosed;
  }

  get messages(): StoredMessage[] {
    return [...this.forum.chat.messages.values()].filter(
      ({ topicId }) => topicId === this.topic.message_thread_id,
    );
  }

  rename(name: string, by: Person = this.forum.owner): void {
    this.#requireMayManage(by);
    editTopic(this.forum.world, this.topic, by.account, { name });
  }

  close(by: Person = this.forum.owner): void {
    this.#requireMayManage(by);
    setTopicClosed(this.forum.world, this.topic, by.account, true);
  }

  reopen(by: Person = this.forum.owner): void {
    this.#requireMayManage(by);
    setTopicClosed(this.forum.world, this.topic, by.account, false);
  }

  /** Deletes its messages too. Bots get no update. */
  delete(by: Person = this.forum.owner): void {
    if (!hasRight(this.forum.chat, by.account, "can_delete_messages"))
      throw new Error(`${by.account.first_name} may not delete topics`);
    deleteTopic(this.forum.world, this.topic);
  }

  #requireMayManage(by: Person): void {
    if (!mayManage(this.forum.chat, by.account, this.topic))
      throw new Error(`${by.account.first_name} may not manage ${this.name}`);
  }
}
