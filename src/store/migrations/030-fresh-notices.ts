/**
 * What a person of the team is told of in private is a list: one message, which further news are added to while it is fresh.
 */
export const freshNotices = `
  ALTER TABLE notice_choices DROP COLUMN told_at;
  CREATE TABLE notice_lists (
    person_id INTEGER PRIMARY KEY,
    -- Null until Telegram has taken it.
    message_id INTEGER,
    told_at INTEGER,
    -- What stands above the list: norms that have just run out, and a JSON array of their tickets.
    head TEXT,
    head_tickets TEXT
  ) STRICT;
  CREATE TABLE listed_notices (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    -- The message has it.
    is_shown INTEGER NOT NULL DEFAULT 0 CHECK (is_shown IN (0, 1)),
    UNIQUE (person_id, kind, ticket_id)
  ) STRICT;
  CREATE INDEX listed_notices_by_ticket ON listed_notices (ticket_id);
`;
