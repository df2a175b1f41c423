-- Named moments of the plan, and a history that shows if somebody else wrote in it.

CREATE TABLE checkpoint (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    title TEXT NOT NULL,
    -- The plan as it was after this entry of the history; 0 is before the first.
    entry INTEGER NOT NULL CHECK (entry >= 0),
    made TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- SHA-256 over the entry and the hash of the one before it.
ALTER TABLE history ADD COLUMN hash BLOB CHECK (hash IS NULL OR length(hash) = 32);
