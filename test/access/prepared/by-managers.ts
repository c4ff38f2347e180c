import { sql } from "../../../src/store/database.ts";
import { addTemplate, firstPage, nothing, type Opened, type Preparations } from "./preparation.ts";

/** In a manager's private chat. */
export const byManagers = {
  my_list: firstPage,
  open_list: firstPage,
  open_claim: ({ id }) => ({ ticketId: id, number: 0 }),
  clients_list: firstPage,
  client_page: ({ office }) => ({ clientId: office.records.last("clients"), number: 0 }),
  find_page: ({ office: { people, records } }) => {
    const { id: person_id } = people["a manager"];
    records.run(sql.deleteFrom("searches"));
    records.run(sql.insertInto("searches").values({ person_id, words: "Вопрос" }));
    return { searchId: records.last("searches"), number: 0 };
  },
  write_another: ({ office }) => ({ clientId: office.records.last("clients") }),
  write_at: ({ office }) => ({ clientId: office.records.last("clients"), deskId: 1 }),
  notify_set: () => ({ news: "new", yes: 1 }),
  notify_loud: ({ office: { people, records } }) => {
    for (const { id: person_id } of Object.values(people)) {
      // The message may show the page as it was without quiet hours, so something else changes too.
      const quiet = { quiet_from: 0, quiet_to: 1, wants_own: 0 as const };
      const choices = sql.insertInto("notice_choices").values({ person_id, is_off: 0, ...quiet });
      records.run(choices.onConflict((conflict) => conflict.column("person_id").doUpdateSet(quiet)));
    }
    return {};
  },
  shift_start: nothing,
  shift_stop: nothing,
  template_list: ({ office }) => {
    addTemplate(office);
    return { number: 0 };
  },
  template_open: newTemplate,
  template_edit: ({ office }) => ({ templateId: addTemplate(office), language: 0 }),
  template_remove_ask: newTemplate,
  template_remove: newTemplate,
} satisfies Partial<Preparations>;

function newTemplate({ office }: Opened) {
  return { templateId: addTemplate(office) };
}
