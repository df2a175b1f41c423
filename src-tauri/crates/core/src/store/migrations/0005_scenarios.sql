-- What-if plans: each branches off the history after an entry, and its edits are entries of a branch of their own.

CREATE TABLE scenario (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    title TEXT NOT NULL,
    -- The entry of the plan's own history after which it branches off; 0 is before the first.
    base INTEGER NOT NULL CHECK (base >= 0),
    branch BLOB NOT NULL CHECK (length(branch) = 16),
    made TEXT NOT NULL,
    note TEXT NOT NULL,
    shift TEXT NOT NULL,
    evidence TEXT NOT NULL,
    objectives TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Null: an entry of the plan itself. Else of a scenario's branch: it says nothing about the tables of the file.
ALTER TABLE history ADD COLUMN branch BLOB CHECK (branch IS NULL OR length(branch) = 16);
CREATE INDEX history_branch ON history (branch);
