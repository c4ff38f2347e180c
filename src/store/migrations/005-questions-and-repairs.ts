/** What is kept of failed sends, repairs, the team's people, questions and reactions. */
export const questionsAndRepairs = `
  -- Sending: what is kept of attempts and of what was given up.
  -- Sends whose answer never came: each may have arrived. It was a flag that nobody read.
  ALTER TABLE outbox ADD COLUMN lost_answers INTEGER NOT NULL DEFAULT 0;
  UPDATE outbox SET lost_answers = is_ambiguous;
  ALTER TABLE outbox DROP COLUMN is_ambiguous;
  -- For how long the row has failed while the process ran, in milliseconds.
  ALTER TABLE outbox ADD COLUMN failing_for INTEGER NOT NULL DEFAULT 0;
  -- Later rows of its lane do not wait for it.
  ALTER TABLE outbox ADD COLUMN is_aside INTEGER NOT NULL DEFAULT 0;
  -- Its time was brought forward; whoever sends has not seen it yet.
  ALTER TABLE outbox ADD COLUMN is_hurried INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX outbox_hurried ON outbox (id) WHERE is_hurried = 1;
  -- Its row stands aside: later messages of the ticket do not wait for it.
  ALTER TABLE messages ADD COLUMN is_delayed INTEGER NOT NULL DEFAULT 0;
  -- What the admins are told of: what is late (0) and what was given up (1). Times in milliseconds since the Unix epoch.
  CREATE TABLE delivery_troubles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    ticket_id INTEGER,
    error TEXT NOT NULL,
    is_final INTEGER NOT NULL
  ) STRICT;
  -- Up to which of them each admin has been told, and when.
  CREATE TABLE told_troubles (
    person_id INTEGER PRIMARY KEY,
    trouble_id INTEGER NOT NULL,
    told_at INTEGER NOT NULL
  ) STRICT;


  -- Places: how often a ticket's place was made anew.
  -- Since when the bot is not in the desk's chat; null while it is there.
  ALTER TABLE desks ADD COLUMN lost_at INTEGER;
  -- Where the ticket's link or subject wanted it while that desk was not ready; null once it is there or was moved by hand.
  ALTER TABLE tickets ADD COLUMN wanted_desk_id INTEGER REFERENCES desks (id);
  -- The name that the bot last gave the ticket's topic; null for none, or what is not known.
  ALTER TABLE tickets ADD COLUMN topic_name TEXT;
  -- 1 when Telegram lets nobody pass the client's message on: it stands at the desk in its stored words.
  ALTER TABLE messages ADD COLUMN is_in_words INTEGER NOT NULL DEFAULT 0;
  -- The message in the client's chat that names the ticket, where the client has deleted their own last one.
  ALTER TABLE tickets ADD COLUMN heading_message_id INTEGER;
  -- What was found to be gone, or made anew, and nothing has got through to it since.
  CREATE TABLE repairs (
    -- What is repaired: a ticket's place at a desk or with its client, its card, or all that is in a chat.
    scope TEXT PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    ticket_id INTEGER,
    -- How often in a row.
    count INTEGER NOT NULL,
    failed_at INTEGER NOT NULL,
    -- Until when nothing more is tried.
    paused_until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX repairs_by_chat ON repairs (chat_id);


  -- People: who belongs to a desk.
  CREATE TABLE desk_people (
    desk_id INTEGER NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL,
    -- Whether the person is in the desk's group, as Telegram last said, and when it said so.
    is_inside INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (desk_id, person_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO desk_people SELECT desk_id, person_id, 1, proven_at FROM desk_members;
  DROP TABLE desk_members;
  -- What made the person an admin: 'config' for ADMIN_IDS, 'claim' for the owner's link; null when it is not known.
  ALTER TABLE managers ADD COLUMN admin_by TEXT CHECK (admin_by IN ('config', 'claim'));

  -- The client's private chat.
  -- Until when the client's next message opens a ticket, in milliseconds since the epoch; null when it does not.
  ALTER TABLE clients ADD COLUMN wants_new_until INTEGER;
  UPDATE clients SET wants_new_until = (unixepoch() + 86400) * 1000 WHERE wants_new = 1;
  ALTER TABLE clients DROP COLUMN wants_new;
  -- Whether what somebody of the team writes to the bot is a client's message.
  ALTER TABLE managers ADD COLUMN writes_as_client INTEGER NOT NULL DEFAULT 0;
  -- Whether the bot told it to somebody of the team, and not to the ticket's client.
  ALTER TABLE sayings ADD COLUMN is_notice INTEGER NOT NULL DEFAULT 0;
  -- Whether a command stood before the words, which is left out of the copy.
  ALTER TABLE messages ADD COLUMN is_cut INTEGER NOT NULL DEFAULT 0;
  -- What was written to the bot and is in no ticket. content is JSON of an IncomingMessage, written_at milliseconds.
  CREATE TABLE private_messages (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    use TEXT NOT NULL CHECK (use IN ('asked', 'unknown', 'command', 'name', 'comment')),
    ticket_id INTEGER REFERENCES tickets (id),
    content TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    UNIQUE (person_id, message_id)
  ) STRICT;


  -- Questions that the bot asks, and what waits for a decision.
  -- What it asked whom, and where; matter is JSON. The id of the message is unknown until Telegram has told it. Times
  -- are milliseconds since the Unix epoch.
  CREATE TABLE questions (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    matter TEXT NOT NULL,
    asked_id INTEGER,
    chat_id INTEGER NOT NULL,
    thread_id INTEGER,
    message_id INTEGER,
    asked_at INTEGER NOT NULL,
    -- Null when it has no end by itself.
    until INTEGER,
    ended TEXT
  ) STRICT;
  CREATE INDEX questions_by_message ON questions (chat_id, message_id);
  CREATE INDEX questions_by_asked ON questions (asked_id, kind);
  -- Questions that are still to be sent; each has the id of its row, which names it.
  INSERT INTO questions (id, kind, matter, chat_id, asked_at, until)
    SELECT outbox.id, 'note', json_object('kind', 'note', 'ticketId', json_extract(effect, '$.ticketId')),
      coalesce(desks.discussion_id, desks.chat_id), 0, 0
    FROM outbox JOIN desks ON desks.id = json_extract(effect, '$.deskId')
    WHERE json_extract(effect, '$.asksForNote') = 1;
  INSERT INTO questions (id, kind, matter, asked_id, chat_id, asked_at, until)
    SELECT id, 'client_name', json_object('kind', 'client_name', 'ticketId', json_extract(effect, '$.ticketId')),
      chat_id, chat_id, 0, 0
    FROM outbox
    WHERE json_extract(effect, '$.kind') = 'tell_client' AND json_extract(effect, '$.asksForName') = 1;
  UPDATE outbox SET effect = json_set(json_remove(effect, '$.asksForNote', '$.asksForName'), '$.questionId', id)
    WHERE id IN (SELECT id FROM questions);
  INSERT INTO questions (kind, matter, asked_id, chat_id, message_id, asked_at, until)
    SELECT 'client_name', json_object('kind', 'client_name', 'ticketId', ticket_id), chat_id, chat_id, message_id, 0, 0
    FROM sayings WHERE asks_for_name = 1;
  ALTER TABLE sayings DROP COLUMN asks_for_name;
  INSERT INTO questions (kind, matter, asked_id, chat_id, asked_at, until)
    SELECT 'rating_comment', json_object('kind', 'rating_comment', 'ticketId', explains_ticket_id), id, id, 0,
      explains_until
    FROM clients WHERE explains_ticket_id IS NOT NULL;
  ALTER TABLE clients DROP COLUMN explains_ticket_id;
  ALTER TABLE clients DROP COLUMN explains_until;
  -- What the team wrote in a ticket's place that is neither a message nor a note, as JSON. Those of one batch have one
  -- question.
  CREATE TABLE withheld_messages (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    desk_message_id INTEGER NOT NULL,
    author_id INTEGER,
    state TEXT NOT NULL,
    batch INTEGER NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX withheld_by_message ON withheld_messages (desk_id, desk_message_id);
  CREATE INDEX undecided_by_ticket ON withheld_messages (ticket_id) WHERE state = 'undecided';
  -- A reply to the former version's question for a note, kept until its author is known, is asked about.
  UPDATE unproven_deeds SET deed = json_set(deed, '$.message.answersBot', json('true'))
    WHERE json_extract(deed, '$.message.isNoteReply') = 1;

  -- Messages: what they are besides their words.
  -- Whose words a forwarded message has, as JSON (ticket/message.ts: Origin).
  ALTER TABLE messages ADD COLUMN origin TEXT;
  -- The message in another chat or topic that it answers, as JSON (ticket/message.ts: ExternalReply).
  ALTER TABLE messages ADD COLUMN external_reply TEXT;
  -- What is neither words nor a file, such as a place, as Telegram's JSON.
  ALTER TABLE messages ADD COLUMN details TEXT;
  -- The words of the copy when they did not fit under its file: a message of its own, in the chat of the copy.
  ALTER TABLE messages ADD COLUMN words_message_id INTEGER;
  CREATE INDEX messages_by_words ON messages (words_message_id) WHERE words_message_id IS NOT NULL;
  -- 1 when Telegram says that the answered copy does not have the quoted words.
  ALTER TABLE messages ADD COLUMN is_quote_loose INTEGER NOT NULL DEFAULT 0;
  -- The newest reaction of each person, or of the chat in whose name they react; newer ones have larger ids.
  CREATE TABLE reactions (
    id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES messages (id),
    actor_id INTEGER NOT NULL,
    emoji TEXT NOT NULL,
    UNIQUE (message_id, actor_id)
  ) STRICT;


  -- Who waits for whom.
  -- The newest message when the ticket was opened (0) or reopened: only a reply after it ends that wait. Null once a call did.
  ALTER TABLE tickets ADD COLUMN asked_after_id INTEGER DEFAULT 0;
  -- The newest message when a call was last logged: the call replies to everything up to there. Null without a call.
  ALTER TABLE tickets ADD COLUMN called_after_id INTEGER;
  UPDATE tickets SET asked_after_id = coalesce((
    SELECT max(messages.id) FROM messages, ticket_events
      WHERE messages.ticket_id = tickets.id AND ticket_events.ticket_id = tickets.id
        AND ticket_events.type = 'reopened' AND messages.sent_at <= ticket_events.at), 0);
  UPDATE tickets SET called_after_id = (
    SELECT coalesce(max(messages.id) FILTER (WHERE messages.sent_at <= calls.at), 0)
      FROM (SELECT max(at) AS at FROM ticket_events WHERE ticket_id = tickets.id AND type = 'called') AS calls
      LEFT JOIN messages ON messages.ticket_id = tickets.id
      WHERE calls.at IS NOT NULL);
  UPDATE tickets SET called_after_id = NULL
    WHERE NOT EXISTS (SELECT 1 FROM ticket_events WHERE ticket_id = tickets.id AND type = 'called');
  UPDATE tickets SET asked_after_id = NULL
    WHERE (SELECT type FROM ticket_events
      WHERE ticket_id = tickets.id AND type IN ('opened', 'reopened', 'called') ORDER BY id DESC LIMIT 1) = 'called';
  UPDATE tickets SET first_reply_at = min(coalesce(first_reply_at, called.at), called.at)
    FROM (SELECT ticket_id, min(at) AS at FROM ticket_events WHERE type = 'called' GROUP BY ticket_id) AS called
    WHERE called.ticket_id = tickets.id;
  -- Answers that never arrived had ended the client's wait.
  UPDATE tickets SET to_act = 'team', status = CASE WHEN status = 'noted' THEN 'noted' ELSE 'unanswered' END
    WHERE status != 'closed' AND to_act = 'client' AND called_after_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM messages WHERE ticket_id = tickets.id AND direction = 'to_client'
        AND (failure IS NULL OR (failure = 'unreachable' AND delivered_at IS NOT NULL)));


  -- Updates.
  -- 1 when the admins have been told of it.
  ALTER TABLE failed_updates ADD COLUMN is_told INTEGER NOT NULL DEFAULT 1;
  -- When the operator asked to have it handled again, in milliseconds since the Unix epoch; null when nobody did.
  ALTER TABLE failed_updates ADD COLUMN replay_at INTEGER;

  -- Indexes.
  DROP INDEX messages_waiting;
  CREATE INDEX messages_waiting ON messages (ticket_id, direction, id) WHERE delivered_at IS NULL AND failure IS NULL;
  CREATE INDEX outbox_by_lane ON outbox (lane, state);
  DROP INDEX tickets_by_client_topic;
  CREATE INDEX questions_unended ON questions (chat_id, asked_id) WHERE ended IS NULL;


  `;
