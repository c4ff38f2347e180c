import { firstPage, itsTicket, nothing, type Opened, type Preparations } from "./preparation.ts";

/** In a client's private chat. */
export const byClients = {
  client_new: nothing,
  client_list: firstPage,
  client_show: itsTicket,
  client_choose: itsTicket,
  client_close: itsTicket,
  client_history: itsTicket,
  client_subject: ({ id, office }) => ({ ticketId: id, subjectId: office.records.last("subjects") }),
  client_language: () => ({ language: 1 }),
  client_reopen: async ({ id, client, office }) => {
    await office.close(client);
    return { ticketId: id };
  },
  resolved: async ({ id, client, office }) => {
    await office.close(client);
    return { ticketId: id, yes: 0 };
  },
  stars: async ({ id, client, office }) => {
    await office.close(client);
    return { ticketId: id, stars: 2 };
  },
  move: ({ id, office }) => ({ messageId: office.records.messageOf(id) }),
  move_to: async ({ id, client, office: { desk, records } }) => {
    const messageId = records.messageOf(id);
    await client.writes("/new");
    await client.writes("Ещё вопрос");
    await desk.settles();
    return { messageId, ticketId: records.last("tickets") };
  },
  kept_send: keeps,
  kept_drop: keeps,
  faq_page: async ({ office }) => {
    await office.faq();
    return { number: 0 };
  },
  faq_ask: oneOfTheFaq,
  faq_helped: oneOfTheFaq,
  faq_write: oneOfTheFaq,
} satisfies Partial<Preparations>;

/** A message of which the client has yet to say whether it is one. */
async function keeps({ client, office: { desk, records } }: Opened) {
  await client.writes("/order 12345");
  await desk.settles();
  return { keptId: records.last("private_messages") };
}

async function oneOfTheFaq({ office }: Opened) {
  return { faqId: await office.faq(), number: 0 };
}
