/** Who is of the team, how clients read their names, and who was invited. */
export const people = `
  -- 'admin': another admin appointed them. SQLite cannot change a column's CHECK, so the column is made anew.
  ALTER TABLE managers RENAME COLUMN admin_by TO former_admin_by;
  ALTER TABLE managers ADD COLUMN admin_by TEXT CHECK (admin_by IN ('config', 'claim', 'admin'));
  UPDATE managers SET admin_by = former_admin_by;
  ALTER TABLE managers DROP COLUMN former_admin_by;
  -- In ADMIN_IDS at the last start.
  ALTER TABLE managers ADD COLUMN is_configured INTEGER NOT NULL DEFAULT 0;
  -- The name that clients read instead of the first name.
  ALTER TABLE managers ADD COLUMN public_name TEXT;
  -- Not active because they left the groups of all desks. Whoever comes back is a manager again.
  ALTER TABLE managers ADD COLUMN has_left INTEGER NOT NULL DEFAULT 0;
  -- When they first wrote to the bot in private. Null while they have not, and after they stopped it.
  ALTER TABLE managers ADD COLUMN opened_at INTEGER;
  UPDATE managers SET opened_at = coalesce(
    (SELECT min(written_at) FROM private_messages WHERE person_id = managers.id),
    (SELECT first_seen_at FROM clients
      WHERE source = 'telegram' AND source_id = CAST(managers.id AS TEXT) AND is_reachable = 1)
  );
  UPDATE managers SET is_active = 0, has_left = 1, writes_as_client = 0
    WHERE is_active = 1 AND is_admin = 0
      AND EXISTS (SELECT 1 FROM desk_people WHERE person_id = managers.id)
      AND NOT EXISTS (SELECT 1 FROM desk_people WHERE person_id = managers.id AND is_inside = 1);

  -- Links that make whoever opens one first a manager. code_hash: SHA-256 of the code in hexadecimal.
  CREATE TABLE invitations (
    id INTEGER PRIMARY KEY,
    code_hash TEXT NOT NULL UNIQUE,
    invited_by INTEGER NOT NULL REFERENCES managers (id),
    expires_at INTEGER NOT NULL,
    used_by INTEGER,
    used_at INTEGER
  ) STRICT;
`;
