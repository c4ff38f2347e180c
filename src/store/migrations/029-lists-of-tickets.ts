/** One message of the bot may tell of several tickets. */
export const listsOfTickets = `
  CREATE TABLE sayings_of_several (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    is_notice INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (chat_id, message_id, ticket_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO sayings_of_several SELECT chat_id, message_id, ticket_id, is_notice FROM sayings;
  DROP TABLE sayings;
  ALTER TABLE sayings_of_several RENAME TO sayings;
  CREATE INDEX sayings_by_ticket ON sayings (ticket_id);
`;
