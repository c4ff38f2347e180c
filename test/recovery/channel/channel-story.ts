import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import type { DeskOptions } from "../../support/desk.ts";
import { type Channel, type Person, renderMessage, type StoredMessage } from "../../telegram/actors.ts";
import { openStory, passes, said, second, type Story } from "../story.ts";

export interface ChannelStory {
  story: Story;
  channel: Channel;
}

export async function openChannel(t: TestContext, options: DeskOptions = {}): Promise<ChannelStory> {
  const story = await openStory(t, { kind: "channel", ...options });
  return { story, channel: story.desk.channel };
}

/** Posts for this client's tickets, oldest first. */
export function postsOf({ channel }: ChannelStory, name: string): StoredMessage[] {
  return channel.posts.filter(({ content }) => content.text?.includes(`Клиент: ${name}`));
}

export function postOf(opened: ChannelStory, name: string): StoredMessage {
  const [post, ...more] = postsOf(opened, name);
  assert.ok(post, `${name} has no post`);
  assert.deepEqual(more.map(renderMessage), [], `${name} has more than one post`);
  return post;
}

/** The client's messages, `<name> <anything>`, in the comments on their post. */
export function deskSees(opened: ChannelStory, name: string): string[] {
  return said(opened.channel.commentsOf(postOf(opened, name)), name);
}

export function newClient({ story }: ChannelStory, name: string): Person {
  return story.desk.telegram.client(name, { language_code: "ru" });
}

export async function asks(opened: ChannelStory, name: string): Promise<Person> {
  const client = newClient(opened, name);
  await client.writes(`${name} 0`);
  await passes(opened.story, 5 * second);
  assert.deepEqual(deskSees(opened, name), [`${name} 0`]);
  return client;
}
