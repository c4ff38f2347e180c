/** Canned replies that one manager alone is offered in a ticket's topic, by a message that only they see. */
export const pickers = `
  CREATE TABLE pickers (
    -- Never the same again: one that is taken away may still be with Telegram.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    opened_at INTEGER NOT NULL,
    -- Telegram's id of such messages (docs:Message.ephemeral_message_id). Null until Telegram has taken it.
    ephemeral_id INTEGER,
    -- A button on it was pressed, so it was seen.
    is_seen INTEGER NOT NULL DEFAULT 0 CHECK (is_seen IN (0, 1)),
    UNIQUE (person_id, ticket_id)
  ) STRICT;
  CREATE INDEX pickers_by_ticket ON pickers (ticket_id);
`;
