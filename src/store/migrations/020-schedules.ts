/** What is sent to admins by cron lines. */
export const schedules = `
  CREATE TABLE schedules (
    -- People write these numbers, so none comes twice.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asked_by INTEGER NOT NULL REFERENCES managers (id),
    -- A kind of report.
    kind TEXT NOT NULL,
    -- A period by its name: it is another one each time.
    period TEXT NOT NULL,
    -- JSON.
    filter TEXT NOT NULL,
    -- Five fields, by the wall clock of the team's zone.
    cron TEXT NOT NULL,
    -- The next time of the cron line.
    due_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX schedules_due ON schedules (due_at);
  CREATE TABLE schedule_people (
    id INTEGER PRIMARY KEY,
    schedule_id INTEGER NOT NULL REFERENCES schedules (id),
    person_id INTEGER NOT NULL REFERENCES managers (id),
    -- Since when nothing reaches them. Null while it does.
    unreached_since INTEGER,
    UNIQUE (schedule_id, person_id)
  ) STRICT;
`;
