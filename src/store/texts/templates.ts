import type { Template, TemplateContent } from "../../ticket/template.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import { statement } from "../statement.ts";

/** All canned replies, by group and name. Stays the same object until one changes. Do not change the array. */
export function findTemplates(db: Database): readonly Template[] {
  return db.remembered(["templates", "template_texts"], allTexts({}), (rows) => {
    const found = new Map<number, Template>();
    for (const row of rows) {
      const { id, group_name: group, name, made_by: madeBy, uses } = row;
      const template = found.get(id) ?? { id, group, name, madeBy, uses, contents: new Map() };
      template.contents.set(row.language, JSON.parse(row.content) as TemplateContent);
      found.set(id, template);
    }
    return [...found.values()].toSorted((a, b) => compare(a.group, b.group) || compare(a.name, b.name));
  });
}

const allTexts = statement(() =>
  sql
    .selectFrom("templates")
    .innerJoin("template_texts", "template_texts.template_id", "templates.id")
    .selectAll()
    .orderBy("templates.id")
    .orderBy("language"),
);

export function findTemplate(db: Database, id: number): Template | undefined {
  return findTemplates(db).find((each) => each.id === id);
}

/** The canned reply with that name, in any case. */
export function findTemplateNamed(db: Database, name: string): Template | undefined {
  return findTemplates(db).find((each) => foldName(each.name) === foldName(name));
}

/** Returns its id. No other may have the name. @param madeBy null for somebody who hides behind the group */
export function addTemplate(
  tx: Transaction,
  { group, name }: Pick<Template, "group" | "name">,
  madeBy: number | null,
): number {
  const row = { group_name: group, name, folded_name: foldName(name), made_by: madeBy };
  return tx.run(sql.insertInto("templates").values(row)).lastId;
}

/** Moves it to a group, or writes its name in other letters, as the same name. */
export function saveTemplateName(
  tx: Transaction,
  id: number,
  { group, name }: Pick<Template, "group" | "name">,
): void {
  tx.run(sql.updateTable("templates").set({ group_name: group, name }).where("id", "=", id));
}

/** Replaces the earlier content in that language. */
export function saveTemplateContent(
  tx: Transaction,
  templateId: number,
  language: string,
  content: TemplateContent,
): void {
  const row = { template_id: templateId, language, content: JSON.stringify(content) };
  tx.run(
    sql
      .insertInto("template_texts")
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(["template_id", "language"]).doUpdateSet({ content: row.content }),
      ),
  );
}

/** It was sent to a client once more. */
export function countUse(tx: Transaction, id: number): void {
  tx.run(
    sql
      .updateTable("templates")
      .set((column) => ({ uses: column("uses", "+", 1) }))
      .where("id", "=", id),
  );
}

export function deleteTemplate(tx: Transaction, id: number): void {
  tx.run(sql.deleteFrom("template_texts").where("template_id", "=", id));
  tx.run(sql.deleteFrom("templates").where("id", "=", id));
}

/** As people may type it: in any case, with е for ё. */
export function foldName(name: string): string {
  return name.toLowerCase().replaceAll("ё", "е");
}

function compare(one: string, other: string): number {
  return foldName(one).localeCompare(foldName(other), "ru", { numeric: true });
}
