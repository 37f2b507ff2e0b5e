/**
 * Migrations of the log, in order; `user_version` counts them. A shipped one is never edited: add another.
 * `body` is the exact text that `hash` covers; the columns behind it are read out of it and cannot disagree with it.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE entry (
    seq     INTEGER PRIMARY KEY,
    body    TEXT NOT NULL,
    hash    BLOB NOT NULL CHECK (length(hash) = 32),
    at      TEXT GENERATED ALWAYS AS (body ->> '$.at') VIRTUAL,
    kind    TEXT GENERATED ALWAYS AS (body ->> '$.kind') VIRTUAL,
    subject TEXT GENERATED ALWAYS AS (body ->> '$.subject') VIRTUAL
  ) STRICT;
  CREATE INDEX entry_by_subject ON entry (subject, seq);
  CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  `,
];
