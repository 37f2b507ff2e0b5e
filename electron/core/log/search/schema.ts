/** The format of the search index. Another number than the file's means: build it anew. */
export const searchFormat = 3;

/**
 * The search index. It is disposable: everything in it comes from the log. Entries that say the same (the same component
 * going from ok to down for the same reason) share one wording, which is indexed once; an entry itself is a row of numbers.
 * The text is not stored (`content=''`): what is found is read from the log. `prefix`: a first letter
 * fits a large part of all words, and somebody who types begins with it.
 */
export const searchSchema = `
  CREATE TABLE entry (seq INTEGER PRIMARY KEY, wording INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX entry_by_wording ON entry (wording);
  CREATE TABLE wording (
    id      INTEGER PRIMARY KEY,
    digest  BLOB NOT NULL UNIQUE,
    kind    TEXT NOT NULL,
    actor   TEXT NOT NULL,
    subject TEXT NOT NULL,
    count   INTEGER NOT NULL,
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX wording_by_subject ON wording (subject);
  CREATE VIRTUAL TABLE text USING fts5 (
    words, inside, content='', columnsize=0, prefix='1', tokenize='unicode61 remove_diacritics 2'
  );
  CREATE TABLE link (subject TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (target, subject)) STRICT, WITHOUT ROWID;
  CREATE INDEX link_by_subject ON link (subject, target);
  CREATE TABLE actor (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE minute (
    minute INTEGER PRIMARY KEY, entries INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE indexed (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
  INSERT INTO indexed VALUES (1, 0, '');
`;
