/** What reports count by: Telegram's dates, and the order of messages and events. */
export const reports = `
  -- The newest message of all when it happened: by it, events and messages have one order. Null in older data.
  ALTER TABLE ticket_events ADD COLUMN after_message_id INTEGER;

  -- A ticket opens with the date of its first message, and not when the bot got it.
  UPDATE tickets SET opened_at = first.sent_at
    FROM (SELECT ticket_id, min(id), sent_at FROM messages WHERE direction = 'to_desk' GROUP BY ticket_id) AS first
    WHERE first.ticket_id = tickets.id AND first.sent_at < tickets.opened_at
      AND EXISTS (SELECT 1 FROM ticket_events
        WHERE ticket_id = tickets.id AND type = 'opened' AND actor_kind = 'client');
  CREATE INDEX tickets_by_opening ON tickets (opened_at);
`;
