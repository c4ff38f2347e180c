import { sql } from "../../../src/store/database.ts";
import { addTemplate, itsTicket, type Opened, type Preparations } from "./preparation.ts";

/** On a ticket's card and under what the bot says in its topic. */
export const atDesk = {
  claim: itsTicket,
  call: itsTicket,
  transcript: itsTicket,
  note: itsTicket,
  close: itsTicket,
  block: itsTicket,
  how_to_name: itsTicket,
  how_to_split: itsTicket,
  history: itsTicket,
  menu: ({ id }) => ({ ticketId: id, page: "transfer" }),
  transfer: ({ id, office }) => ({ ticketId: id, managerId: office.people["an admin"].id }),
  priority: ({ id }) => ({ ticketId: id, priority: "high" }),
  subject: ({ id, office }) => ({ ticketId: id, subjectId: office.records.last("subjects") }),
  desk: ({ id, office }) => ({ ticketId: id, deskId: office.records.last("desks") }),
  snooze: ({ id }) => ({ ticketId: id, choice: 1 }),
  split: ({ id, office }) => ({ ticketId: id, messageId: office.records.messageOf(id) }),
  reopen: async ({ id, client, office }) => {
    await office.close(client);
    return { ticketId: id };
  },
  unblock: async ({ id, client, office }) => {
    await office.block(client);
    return { ticketId: id };
  },
  block_sure: asked,
  block_not: asked,
  quarantine_pass: quarantined,
  quarantine_block: quarantined,
  kept_show: async ({ id, office: { records, desk } }) => {
    records.run(sql.updateTable("messages").set({ failure: "kept" }).where("ticket_id", "=", id));
    await desk.settles();
    return { ticketId: id, batch: records.messageOf(id) };
  },
  send_note: async ({ id, ticket, office: { people, desk, records } }) => {
    const place = ticket.of(people["a manager"]);
    const note = await place.writes("// скоро ответим");
    await place.edits(note, "Скоро ответим");
    await desk.settles();
    return { ticketId: id, noteId: records.last("notes") };
  },
  send_held: async ({ id, client, ticket, office }) => {
    await office.close(client);
    await ticket.of(office.people["a manager"]).writes("Вдогонку");
    await office.desk.settles();
    return { ticketId: id, messageId: office.records.last("messages") };
  },
  withheld_name: async (opened) => {
    const { id, ticket, office } = opened;
    const place = ticket.of(office.people["a manager"]);
    await turns(opened, "Имя клиента");
    await place.sees("Как зовут клиента?");
    await place.writes("Аня");
    await place.sees("Это имя клиента, заметка или ответ клиенту?");
    await office.desk.settles();
    return { ticketId: id, batch: office.records.last("withheld_messages") };
  },
  withheld_note: withheld,
  withheld_answer: withheld,
  template: withTemplate,
  template_found: withTemplate,
  template_drop: async ({ id, ticket, office }) => {
    const place = ticket.of(office.people["a manager"]);
    addTemplate(office);
    await place.writes("/t прив");
    await place.sees("Какой шаблон отправить клиенту?");
    return { ticketId: id };
  },
  picker_use: withTemplate,
  picker_page: ({ id, office }) => {
    addTemplate(office);
    return { ticketId: id, number: 0 };
  },
  picker_drop: ({ id, office }) => {
    office.records.offerPickers(id, Object.values(office.people));
    return { ticketId: id };
  },
} satisfies Partial<Preparations>;

async function asked(opened: Opened) {
  const { id, ticket, office } = opened;
  await turns(opened, "Заблокировать клиента");
  await ticket.of(office.people["a manager"]).sees("Заблокировать клиента? Его");
  await office.desk.settles();
  return { ticketId: id };
}

function quarantined({ id, office: { records } }: Opened) {
  records.run(sql.updateTable("tickets").set({ quarantine: "on" }).where("id", "=", id));
  return { ticketId: id };
}

async function withheld({ id, ticket, office: { people, desk, records } }: Opened) {
  const boris = people["a manager"];
  await ticket.atCard(boris).presses("📝 Заметка");
  await ticket.of(boris).writes("Клиент скандальный");
  await ticket.of(boris).sees("Это заметка или ответ клиенту?");
  await desk.settles();
  return { ticketId: id, batch: records.last("withheld_messages") };
}

function withTemplate({ id, office }: Opened) {
  return { ticketId: id, templateId: addTemplate(office) };
}

/** Presses a button of the card's second page. */
async function turns({ ticket, office: { people, desk } }: Opened, button: string): Promise<void> {
  const atCard = ticket.atCard(people["a manager"]);
  await atCard.presses("⋯");
  // In a channel other tickets' cards may have the button too.
  await desk.settles();
  await atCard.presses(button);
}
