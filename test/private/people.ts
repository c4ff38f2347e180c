import { sql } from "../../src/store/database.ts";
import type { Desk } from "../support/desk.ts";
import type { ForumTopic, Person, StoredMessage } from "../telegram/actors.ts";

/** A Russian client whose first question is shown in a topic. */
export async function asks(desk: Desk, question = "Где заказ?", name = "Анна"): Promise<Person> {
  const client = newClient(desk, name);
  await client.writes(question);
  const topic = await desk.forum.hasTopic(name);
  await desk.boris.in(topic).sees((message) => message.content.text === question);
  await desk.settles();
  return client;
}

export function newClient(desk: Desk, name = "Анна"): Person {
  return desk.telegram.client(name, { language_code: "ru" });
}

/** The bot's messages in the topic, without the card. */
export function copiesIn(topic: ForumTopic): string[] {
  return topic.messages
    .filter(({ sender, content }) => sender.account.is_bot && !/^Обращение №\d+ · /.test(content.text ?? ""))
    .filter(
      ({ content }) =>
        content.text !== undefined ||
        content.photo !== undefined ||
        "voice" in content ||
        "sticker" in content,
    )
    .map(({ content }) => content.text ?? content.caption ?? "");
}

export function saidTo(person: Person): string[] {
  return person.messages
    .filter(({ sender }) => sender.account.is_bot)
    .map(({ content }) => content.text ?? "");
}

export function buttonsOf({ reply_markup }: StoredMessage): string[] {
  return (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

export function statusOf({ app }: Desk, id: number): string | undefined {
  return app.store.first(sql.selectFrom("tickets").select("status").where("id", "=", id))?.status;
}

export async function sets({ olga }: Desk, setting: string): Promise<void> {
  const asked = await olga.writes(`/settings ${setting}`);
  await olga.sees("Сохранено. ", { after: asked });
}
