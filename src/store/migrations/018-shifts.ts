/** Who is at work, what they are told of, and a cheap count of open tickets. */
export const shifts = `
  CREATE TABLE shifts (
    id INTEGER PRIMARY KEY,
    manager_id INTEGER NOT NULL REFERENCES managers (id),
    started_at INTEGER NOT NULL,
    -- Null while the manager is at work.
    ended_at INTEGER,
    -- Nobody ended it, so it ended when the manager last did something in a ticket.
    is_forgotten INTEGER NOT NULL DEFAULT 0 CHECK (is_forgotten IN (0, 1))
  ) STRICT;
  CREATE UNIQUE INDEX shifts_open ON shifts (manager_id) WHERE ended_at IS NULL;
  CREATE INDEX shifts_by_manager ON shifts (manager_id, started_at);
  -- Tickets whose client wrote while their manager was not at work.
  CREATE TABLE shift_news (
    ticket_id INTEGER PRIMARY KEY REFERENCES tickets (id),
    -- When the client's wait began. Those at work are told once of each.
    since INTEGER NOT NULL,
    -- From when on they are to be told. Null when they were.
    due_at INTEGER
  ) STRICT;
  CREATE INDEX shift_news_due ON shift_news (due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX tickets_open ON tickets (id) WHERE status != 'closed';
`;
