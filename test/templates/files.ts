import { sql } from "../../src/store/database.ts";
import type { Desk } from "../support/desk.ts";
import { document, type Person, type StoredMessage } from "../telegram/actors.ts";
import { receives, sendsFile } from "../transcript/conversation.ts";

/** What the exported file says. */
export interface TemplateFile {
  bot: { id: number; username: string };
  templates: { group?: string; name: string; texts: Record<string, Record<string, unknown>> }[];
}

/** A canned reply with nothing wrong in it. */
export const ok = { name: "Годный", texts: { ru: { text: "Да" } } };

/** The words of one in Russian alone. */
export const text = (words: string) => ({ ru: { text: words } });

/** Somebody has all canned replies sent to them. */
export async function exports(desk: Desk, person: Person): Promise<{ page: string; file: TemplateFile }> {
  const asked = await person.writes("/templates export");
  const name = /^topicdesk-templates-\d{4}-\d\d-\d\d\.json$/;
  const sent = await person.sees(({ content }) => name.test(content.document?.file_name ?? ""), {
    after: asked,
  });
  const { page } = await receives(desk, person, sent.content.document!.file_name!, asked);
  return { page, file: JSON.parse(page) as TemplateFile };
}

/** Somebody sends a file to import. A string or bytes are sent as they are. Returns the bot's answer. */
export async function imports(
  { telegram }: Pick<Desk, "telegram">,
  person: Person,
  file: unknown,
  caption: string | undefined = "/templates import",
): Promise<StoredMessage> {
  const content = file instanceof Uint8Array || typeof file === "string" ? file : JSON.stringify(file);
  const sent = await sendsFile(
    telegram,
    person,
    document(caption, { file_name: "templates.json" }),
    Buffer.from(content),
  );
  return person.sees(() => true, { after: sent });
}

/** The canned replies as they are kept, a row for each language. */
export function rows({ app }: Desk): unknown[][] {
  const texts = app.store.all(
    sql
      .selectFrom("templates")
      .innerJoin("template_texts", "template_texts.template_id", "templates.id")
      .select(["group_name", "name", "made_by", "uses", "language", "content"])
      .orderBy("name")
      .orderBy("language"),
  );
  return texts.map(({ group_name, name, made_by, uses, language, content }) => [
    group_name,
    name,
    made_by,
    uses,
    language,
    (JSON.parse(content) as { text: string }).text,
  ]);
}
