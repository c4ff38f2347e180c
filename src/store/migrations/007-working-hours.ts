/** When the team works, and which clients were told that it does not. */
export const workingHours = `
  -- Working hours of a desk; of all others under 0. week: for each weekday from Monday the spans, in minutes of the day.
  CREATE TABLE hours (desk_id INTEGER PRIMARY KEY, week TEXT NOT NULL) STRICT;
  -- Days with other hours than their weekday's, by their date (2026-12-31); no spans when closed.
  CREATE TABLE special_days (date TEXT PRIMARY KEY, spans TEXT NOT NULL, name TEXT NOT NULL) STRICT;
  -- When the client of a ticket was told that nobody works, and until when: null for no opening in sight.
  CREATE TABLE away_told (
    ticket_id INTEGER PRIMARY KEY REFERENCES tickets (id),
    told_at INTEGER NOT NULL,
    until INTEGER
  ) STRICT;
`;
