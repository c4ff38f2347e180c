/**
 * A client's message writes one page less. The newest answer has an index of answers. The newest question is near the end of all
 * messages of its ticket, because managers do not write thousands of answers in a row.
 */
export const indexOfAnswers = `
  DROP INDEX messages_by_ticket;
  DROP INDEX messages_by_direction;
  CREATE INDEX messages_by_ticket ON messages (ticket_id, id, direction);
  CREATE INDEX messages_answers ON messages (ticket_id, id) WHERE direction = 'to_client';
`;
