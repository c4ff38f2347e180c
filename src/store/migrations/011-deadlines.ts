/** Norms, closing by itself and rests of tickets, with the moments when something is due. */
export const deadlines = `
  -- Norms of a desk in milliseconds of working time; under 0 those of all others. A desk without norms has nulls.
  CREATE TABLE norms (
    desk_id INTEGER PRIMARY KEY,
    first_reply INTEGER,
    next_reply INTEGER,
    closing INTEGER
  ) STRICT;
  -- After how many milliseconds a ticket that waits for its client is closed, and how long before its client is warned.
  CREATE TABLE autoclose (id INTEGER PRIMARY KEY CHECK (id = 1), after INTEGER NOT NULL, warning INTEGER) STRICT;
  ALTER TABLE tickets ADD COLUMN snoozed_until INTEGER;
  CREATE TABLE deadlines (
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    kind TEXT NOT NULL,
    -- When it began to count. Another time means that it began anew, and nothing of it was told.
    since INTEGER NOT NULL,
    -- The highest level that was told, in percent of the norm, and when it was told.
    told INTEGER NOT NULL,
    told_at INTEGER,
    -- When the levels of 80, 100 and 150 percent are reached. Null when never, and for what is no norm.
    soon_at INTEGER,
    until_at INTEGER,
    late_at INTEGER,
    -- When there is something to do. Null for nothing.
    due_at INTEGER,
    PRIMARY KEY (ticket_id, kind)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX deadlines_due ON deadlines (due_at) WHERE due_at IS NOT NULL;
`;
