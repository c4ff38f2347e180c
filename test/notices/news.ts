import type { Desk } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";

/** What the bot told the person of requests. */
export function news({ messages }: Person): string[] {
  return messages
    .map(({ content }) => content.text ?? "")
    .filter((words) => /^(🆕|💬|💤|🔁|⭐|⏰|‼)/u.test(words));
}

/** A new client asks something, and the desk shows it. */
export async function asks(desk: Desk, name: string): Promise<Person> {
  const client = desk.telegram.client(name, { language_code: "ru" });
  await client.writes("Вопрос");
  await desk.forum.hasTopic(name);
  await desk.settles();
  return client;
}
