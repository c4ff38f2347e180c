/** Where a ticket is shown, or was, is a row of its own. */
export const places = `
  -- Places: where a ticket is shown, or was. A ticket with a desk always has one; nothing need be there of it yet.
  CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    -- Its topic; at a channel the forward of its post.
    thread_id INTEGER,
    card_message_id INTEGER,
    card_posted_at INTEGER,
    -- How many posts in a row were never seen in the discussion group.
    lost_posts INTEGER NOT NULL DEFAULT 0,
    -- What the topic shows now, to be compared with what it should; null for what is not known.
    topic_icon TEXT,
    topic_name TEXT,
    is_topic_closed INTEGER NOT NULL DEFAULT 0,
    is_card_pinned INTEGER NOT NULL DEFAULT 0,
    -- What was done there since the ticket is elsewhere: the card says so, a message leads there.
    is_card_marked INTEGER NOT NULL DEFAULT 0,
    is_told INTEGER NOT NULL DEFAULT 0,
    -- Why the ticket is not there any more. Ids of the thread mean something else where the group was changed.
    left TEXT CHECK (left IN ('moved', 'lost', 'group changed'))
  ) STRICT;
  INSERT INTO places (ticket_id, desk_id, thread_id, card_message_id, topic_icon, is_topic_closed, is_card_marked,
      is_told, left)
    SELECT ticket_id, desk_id, thread_id, card_message_id, topic_icon, is_topic_closed, is_card_marked, is_told, 'moved'
    FROM former_places ORDER BY id;
  CREATE INDEX places_by_thread ON places (desk_id, thread_id);
  -- A thread that was found again is in use; one that was left for another desk is known by that.
  INSERT INTO places (ticket_id, desk_id, thread_id, is_card_marked, is_told, left)
    SELECT ticket_id, desk_id, thread_id, 1, 1, 'lost' FROM lost_threads
    WHERE NOT EXISTS (SELECT 1 FROM places
        WHERE places.desk_id = lost_threads.desk_id AND places.thread_id = lost_threads.thread_id)
      AND NOT EXISTS (SELECT 1 FROM tickets
        WHERE tickets.desk_id = lost_threads.desk_id AND tickets.topic_id = lost_threads.thread_id)
    ORDER BY thread_id;
  INSERT INTO places (ticket_id, desk_id, thread_id, card_message_id, card_posted_at, lost_posts, topic_icon, topic_name,
      is_topic_closed, is_card_pinned)
    SELECT id, desk_id, topic_id, card_message_id, card_posted_at, lost_posts, topic_icon, topic_name, is_topic_closed,
      is_card_pinned
    FROM tickets WHERE desk_id IS NOT NULL ORDER BY id;
  CREATE INDEX places_by_ticket ON places (ticket_id);
  CREATE INDEX places_by_card ON places (desk_id, card_message_id) WHERE card_message_id IS NOT NULL;
  DROP TABLE former_places;
  DROP TABLE lost_threads;
  -- The present one. Looked at when all is written, since each of the two names the other.
  ALTER TABLE tickets ADD COLUMN place_id INTEGER REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED;
  UPDATE tickets SET place_id = (SELECT id FROM places WHERE ticket_id = tickets.id AND left IS NULL);
  DROP INDEX tickets_by_topic;
  DROP INDEX tickets_by_card;
  CREATE INDEX tickets_by_desk ON tickets (desk_id);
  ALTER TABLE tickets DROP COLUMN topic_id;
  ALTER TABLE tickets DROP COLUMN card_message_id;
  ALTER TABLE tickets DROP COLUMN card_posted_at;
  ALTER TABLE tickets DROP COLUMN lost_posts;
  ALTER TABLE tickets DROP COLUMN topic_icon;
  ALTER TABLE tickets DROP COLUMN topic_name;
  ALTER TABLE tickets DROP COLUMN is_topic_closed;
  ALTER TABLE tickets DROP COLUMN is_card_pinned;

  -- Where the desk's side of each message and note is: in one chat a newer place has larger ids than all before it.
  ALTER TABLE messages ADD COLUMN place_id INTEGER REFERENCES places (id);
  UPDATE messages SET place_id = (
    SELECT id FROM places WHERE ticket_id = messages.ticket_id AND desk_id = messages.desk_id
      AND thread_id <= messages.desk_message_id ORDER BY thread_id DESC LIMIT 1)
    WHERE desk_id IS NOT NULL;
  ALTER TABLE notes ADD COLUMN place_id INTEGER REFERENCES places (id);
  UPDATE notes SET place_id = (
    SELECT id FROM places WHERE ticket_id = notes.ticket_id AND desk_id = notes.desk_id
      AND thread_id <= notes.desk_message_id ORDER BY thread_id DESC LIMIT 1)
    WHERE desk_id IS NOT NULL;
  -- Of what is left it is only known at which desk it was.
  INSERT INTO places (ticket_id, desk_id, is_card_marked, is_told, left)
    SELECT ticket_id, desk_id, 1, 1, 'lost' FROM messages WHERE desk_id IS NOT NULL AND place_id IS NULL
    UNION SELECT ticket_id, desk_id, 1, 1, 'lost' FROM notes WHERE desk_id IS NOT NULL AND place_id IS NULL;
  UPDATE messages SET place_id = (
    SELECT id FROM places WHERE ticket_id = messages.ticket_id AND desk_id = messages.desk_id
      AND left = 'lost' AND thread_id IS NULL)
    WHERE desk_id IS NOT NULL AND place_id IS NULL;
  UPDATE notes SET place_id = (
    SELECT id FROM places WHERE ticket_id = notes.ticket_id AND desk_id = notes.desk_id
      AND left = 'lost' AND thread_id IS NULL)
    WHERE desk_id IS NOT NULL AND place_id IS NULL;
  ALTER TABLE messages DROP COLUMN desk_id;
  ALTER TABLE notes DROP COLUMN desk_id;
  -- What is to be said names the place: that of a thread where somebody has written, or of the message that it answers.
  UPDATE outbox SET effect = json_remove(json_set(effect, '$.placeId', places.id, '$.isThere', json('true')), '$.threadId')
    FROM places
    WHERE json_extract(effect, '$.kind') = 'tell_desk' AND places.thread_id = json_extract(effect, '$.threadId')
      AND places.desk_id = json_extract(effect, '$.deskId');
  UPDATE outbox SET effect = json_set(effect, '$.placeId', places.id)
    FROM places
    WHERE json_extract(effect, '$.kind') = 'tell_desk' AND json_extract(effect, '$.placeId') IS NULL
      AND places.id = (SELECT id FROM places AS known
        WHERE known.ticket_id = json_extract(effect, '$.ticketId') AND known.desk_id = json_extract(effect, '$.deskId')
          AND known.thread_id <= json_extract(effect, '$.replyToDeskMessageId')
        ORDER BY known.thread_id DESC LIMIT 1);
`;
