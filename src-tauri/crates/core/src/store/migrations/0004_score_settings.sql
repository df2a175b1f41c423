-- How a workspace scores its items: at most one row. A table of its own, as the settings of the check are.

CREATE TABLE score_settings (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    method TEXT NOT NULL,
    ice TEXT NOT NULL,
    criteria TEXT NOT NULL
) STRICT, WITHOUT ROWID;
