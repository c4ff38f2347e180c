/** What the bot remembers for itself leaves the table of what the admins choose. */
export const memory = `
  CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  INSERT INTO memory SELECT key, value FROM settings
    WHERE key IN ('owner_claim_code', 'failed_updates_told_at') OR key GLOB 'topic_icon:*'
      OR key GLOB 'former_client_topic:*' OR key GLOB 'told_to_open_bot:*'
      OR (key GLOB 'setup_said:*' AND value != '');

  -- When topics were last seen to be on, and whether they were seen to be off since.
  ALTER TABLE desks ADD COLUMN topics_seen_at INTEGER;
  ALTER TABLE desks ADD COLUMN are_topics_off INTEGER NOT NULL DEFAULT 0;
  -- Of which problem the admins were last told, and when; null once the desk was seen to work.
  ALTER TABLE desks ADD COLUMN told_problem TEXT;
  ALTER TABLE desks ADD COLUMN problem_told_at INTEGER;
  -- The desk that the admins were offered for its tickets while it cannot be used.
  ALTER TABLE desks ADD COLUMN rescue_desk_id INTEGER REFERENCES desks (id);
  -- When its managers were told what the group's anonymity does.
  ALTER TABLE desks ADD COLUMN anonymity_told_at INTEGER;
  -- When the admins were last told that its tickets are made anew again and again.
  ALTER TABLE desks ADD COLUMN repairs_told_at INTEGER;
  UPDATE desks SET
    topics_seen_at = (SELECT CAST(value AS INTEGER) FROM settings WHERE key = 'topics_seen:' || desks.id AND value != 'off'),
    are_topics_off = EXISTS (SELECT 1 FROM settings WHERE key = 'topics_seen:' || desks.id AND value = 'off'),
    rescue_desk_id = (SELECT target.id FROM settings JOIN desks AS target ON CAST(target.id AS TEXT) = value
      WHERE key = 'desk_rescue_offered:' || desks.id),
    anonymity_told_at = (SELECT CAST(value AS INTEGER) FROM settings WHERE key = 'told_of_anonymity:' || desks.id),
    repairs_told_at = (SELECT CAST(value AS INTEGER) FROM settings WHERE key = 'repairs_told:' || desks.id);
  UPDATE desks SET told_problem = value ->> 0, problem_told_at = value ->> 1
    FROM settings WHERE key = 'desk_problem_told:' || desks.id AND value ->> 0 != '';

  -- What is left is called as an admin writes it.
  DELETE FROM settings WHERE key NOT GLOB 'setting:*';
  UPDATE settings SET key = substr(key, length('setting:') + 1);
`;
