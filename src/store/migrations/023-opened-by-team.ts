/** Tickets that the team opens for a client, and tickets that were joined into others. */
export const openedByTeam = `
  -- The team has opened it and written nothing yet, so its client does not know of it.
  ALTER TABLE tickets ADD COLUMN is_unspoken INTEGER NOT NULL DEFAULT 0 CHECK (is_unspoken IN (0, 1));
`;
