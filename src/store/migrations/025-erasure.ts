/** Tickets and clients whose personal data was erased. */
export const erasure = `
  -- When it was erased. What is counted stays; nobody can write in such a ticket or to such a client any more.
  ALTER TABLE tickets ADD COLUMN erased_at INTEGER;
  ALTER TABLE clients ADD COLUMN erased_at INTEGER;
  CREATE INDEX tickets_to_erase ON tickets (closed_at) WHERE erased_at IS NULL AND status = 'closed';

  -- Only the words of an erased ticket may go from its journal, and the id of its client.
  DROP TRIGGER ticket_events_are_append_only;
  CREATE TRIGGER ticket_events_are_append_only BEFORE UPDATE ON ticket_events
    WHEN (SELECT erased_at FROM tickets WHERE id = OLD.ticket_id) IS NULL
      OR (NEW.id, NEW.ticket_id, NEW.at, NEW.actor_kind, NEW.type, NEW.after_message_id)
        IS NOT (OLD.id, OLD.ticket_id, OLD.at, OLD.actor_kind, OLD.type, OLD.after_message_id)
      OR (OLD.actor_kind != 'client' AND NEW.actor_id IS NOT OLD.actor_id)
    BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
`;
