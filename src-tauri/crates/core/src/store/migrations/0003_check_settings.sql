-- How a workspace wants its plan to be checked: at most one row.
-- Not columns of `workspace`, so that changesets from before and after this step can still be put together.

CREATE TABLE check_settings (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    rules TEXT NOT NULL,
    products TEXT NOT NULL,
    from_date TEXT,
    until_date TEXT
) STRICT, WITHOUT ROWID;
