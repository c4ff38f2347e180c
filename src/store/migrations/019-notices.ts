/** What each person of the team wants to be told of in private, and what they are told of next. */
export const notices = `
  CREATE TABLE notice_choices (
    person_id INTEGER PRIMARY KEY,
    wants_new INTEGER CHECK (wants_new IN (0, 1)),
    wants_own INTEGER CHECK (wants_own IN (0, 1)),
    wants_low INTEGER CHECK (wants_low IN (0, 1)),
    -- Nothing at all.
    is_off INTEGER NOT NULL DEFAULT 0 CHECK (is_off IN (0, 1)),
    -- Minutes of the team's day. What comes between them waits until the end.
    quiet_from INTEGER,
    quiet_to INTEGER,
    -- When the person was last told of something.
    told_at INTEGER
  ) STRICT;
  CREATE TABLE notices (
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    due_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, ticket_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX notices_due ON notices (due_at);
`;
