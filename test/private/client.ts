import { sql } from "../../src/store/database.ts";
import { TestClock } from "../support/clock.ts";
import type { Desk } from "../support/desk.ts";
import { type ForumTopic, type Person, type Place, render } from "../telegram/actors.ts";
import { waitFor } from "../telegram/waiting.ts";

export const hour = 3_600_000;
export const day = 24 * hour;

/** Two open tickets of one client, shown in their topics. */
export async function openTwo(desk: Desk, client?: Person) {
  const anna = await opens(desk, "Где заказ?", client);
  await anna.writes("/new");
  await anna.sees("Напишите свой вопрос — откроем новое обращение.");
  await anna.writes("Есть красные?");
  const second = await desk.forum.hasTopic("№2");
  await desk.boris.in(second).sees(/^Есть красные\?$/);
  await desk.settles();
  return { anna, first: desk.forum.topic("№1"), second };
}

export async function opens(
  desk: Desk,
  question: string,
  client = desk.telegram.client("Анна", { language_code: "ru" }),
): Promise<Person> {
  await client.writes(question);
  const topic = await desk.forum.hasTopic(client.account.first_name);
  await desk.boris.in(topic).sees((message) => message.content.text === question);
  await desk.settles();
  return client;
}

export async function ratesLow(desk: Desk, name: string): Promise<Person> {
  const client = await opens(desk, "Вопрос", desk.telegram.client(name, { language_code: "ru" }));
  await closesOwn(desk, client);
  await client.presses("Нет");
  await client.presses("1 ⭐");
  await client.sees("Что нам стоит исправить?");
  await desk.settles();
  return client;
}

export async function closesOwn(desk: Desk, client: Person): Promise<void> {
  await client.writes("/close");
  await client.sees("Удалось решить ваш вопрос?");
  await desk.settles();
}

export async function sets({ olga }: Desk, setting: string): Promise<void> {
  const asked = await olga.writes(`/settings ${setting}`);
  await olga.sees("Сохранено. ", { after: asked });
}

/** Lets time pass, and lets everything happen that waited for it. */
export async function pass(desk: Desk, milliseconds: number): Promise<void> {
  await desk.settles();
  (desk.clock as TestClock).advance(milliseconds);
  await desk.settles();
}

/** The topic in the client's own chat. */
export async function hasTopic(client: Person, name: string): Promise<Place> {
  const find = () => [...client.chat.topics.values()].find((topic) => topic.name === name);
  const topic = await waitFor(client.world, find, () => `no topic ${name}:\n${render(client.chat)}`);
  return client.in(client.chat, topic.message_thread_id);
}

/** The copies of the client's messages in the topic. */
export function copiesIn(topic: ForumTopic): string[] {
  return topic.messages
    .filter(({ sender }) => sender.account.is_bot)
    .filter(({ content }) => !/^Обращение №\d+ · /.test(content.text ?? ""))
    .filter(({ content }) => ["text", "photo", "voice"].some((kind) => kind in content))
    .map(({ content }) => content.text ?? content.caption ?? "");
}

export function journalOf({ app }: Desk, ticketId: number): string[] {
  return app.store
    .all(
      sql
        .selectFrom("ticket_events")
        .select(["type", "data"])
        .where("ticket_id", "=", ticketId)
        .orderBy("id"),
    )
    .map(({ type, data }) => `${type} ${data}`);
}
