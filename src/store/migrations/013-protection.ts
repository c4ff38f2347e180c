/** Pauses of clients who write too much, quarantine, and why a client is blocked. */
export const protection = `
  -- Until when what the client writes is kept back; null when it is not. When they were last told so.
  ALTER TABLE clients ADD COLUMN paused_until INTEGER;
  ALTER TABLE clients ADD COLUMN pause_told_at INTEGER;
  -- Who blocked the client, when and why. Null for those from before, and where nobody gave a reason or a name.
  ALTER TABLE clients ADD COLUMN blocked_by INTEGER;
  ALTER TABLE clients ADD COLUMN blocked_at INTEGER;
  ALTER TABLE clients ADD COLUMN block_reason TEXT;
  CREATE INDEX clients_blocked ON clients (blocked_at) WHERE is_blocked = 1;
  -- A stop-word was in the ticket: the team has not decided yet, or has let it pass.
  ALTER TABLE tickets ADD COLUMN quarantine TEXT CHECK (quarantine IN ('on', 'passed'));
  -- Messages that were kept back while their client was paused.
  CREATE INDEX messages_kept ON messages (ticket_id, id) WHERE failure = 'kept';
`;
