/** Who changed what in the desk's setup, and what else an admin wants to look up. */
export const audit = `
  -- actor_id: Telegram's id of who did it; null for an anonymous administrator and for the configuration on the server.
  -- entry: the rest of an AuditEntry as JSON. People are in it by their ids only.
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('manager', 'anonymous', 'server')),
    actor_id INTEGER,
    what TEXT NOT NULL,
    entry TEXT NOT NULL
  ) STRICT;
`;
