import { sql } from "../../../src/store/database.ts";
import type { StoredMessage } from "../../telegram/actors.ts";
import type { Office, Written } from "../office.ts";
import { isOutsider, type Somebody } from "../people.ts";
import { addTemplate } from "./preparation.ts";

/** A ticket for a command that these people give. */
export async function prepareCommand(
  office: Office,
  words: string,
  ...people: readonly Somebody[]
): Promise<Written> {
  const opened = await office.open();
  const { client, ticket } = opened;
  if (words === "/reopen") await office.close(client);
  if (words === "/unblock") await office.block(client);
  if (words.startsWith("/untag"))
    office.records.run(sql.updateTable("tickets").set({ tags: '["вип"]' }).where("id", "=", opened.id));
  if (words.startsWith("/t ")) addTemplate(office);
  if (words === "/split") {
    const question = ticket.messages().find(({ content }) => content.text === "Вопрос")!;
    return { ...opened, replyTo: new Map(people.map((who) => [who, question])) };
  }
  if (words !== "/del" && !words.startsWith("/template")) return opened;
  const replyTo = new Map<Somebody, StoredMessage>();
  const boris = office.people["a manager"];
  for (const who of people) {
    const isRemoved = who === "a removed admin";
    const author = who === "the client" || isRemoved ? boris : office.people[who];
    replyTo.set(who, await ticket.of(isOutsider(who) ? boris : author).writes("Ответ"));
  }
  await office.desk.settles();
  return { ...opened, replyTo };
}
