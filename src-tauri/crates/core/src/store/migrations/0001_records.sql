-- Every record of the model, and the history of every change to them.
-- Ids are UUID v7 as 16 bytes. Dates carry their precision: 2027-03-15, 2027-W11, 2027-03, 2027-Q1, 2027-H1, 2027.
-- Lists and maps are JSON, empty text where there is nothing.

CREATE TABLE workspace (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    title TEXT NOT NULL,
    fiscal_start_month INTEGER NOT NULL CHECK (fiscal_start_month BETWEEN 1 AND 12),
    effort_unit TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE product (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    parent_id BLOB REFERENCES product (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    product_kind TEXT NOT NULL,
    life_cycle TEXT,
    position REAL NOT NULL,
    source TEXT,
    external_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX product_parent ON product (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE leader (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    title TEXT NOT NULL,
    email TEXT NOT NULL,
    reports_to_id BLOB REFERENCES leader (id) ON DELETE SET NULL,
    active_from TEXT,
    active_to TEXT,
    position REAL NOT NULL,
    source TEXT,
    external_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX leader_reports_to ON leader (reports_to_id) WHERE reports_to_id IS NOT NULL;

CREATE TABLE leader_product (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    leader_id BLOB NOT NULL REFERENCES leader (id) ON DELETE CASCADE,
    product_id BLOB NOT NULL REFERENCES product (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX leader_product_leader ON leader_product (leader_id);
CREATE INDEX leader_product_product ON leader_product (product_id);

CREATE TABLE metric (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    parent_id BLOB REFERENCES metric (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    unit TEXT NOT NULL,
    direction TEXT NOT NULL,
    position REAL NOT NULL,
    source TEXT,
    external_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX metric_parent ON metric (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE reading (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    metric_id BLOB NOT NULL REFERENCES metric (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    value REAL NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reading_metric ON reading (metric_id);

CREATE TABLE objective (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    parent_id BLOB REFERENCES objective (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    objective_kind TEXT NOT NULL,
    starts TEXT,
    ends TEXT,
    weight REAL CHECK (weight >= 0),
    hue INTEGER,
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    position REAL NOT NULL,
    source TEXT,
    external_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX objective_parent ON objective (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE key_result (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    objective_id BLOB NOT NULL REFERENCES objective (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    metric_id BLOB REFERENCES metric (id) ON DELETE SET NULL,
    unit TEXT NOT NULL,
    direction TEXT NOT NULL,
    baseline REAL,
    target REAL,
    current REAL,
    due TEXT,
    confidence REAL CHECK (confidence BETWEEN 0 AND 1),
    position REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX key_result_objective ON key_result (objective_id);
CREATE INDEX key_result_metric ON key_result (metric_id) WHERE metric_id IS NOT NULL;

CREATE TABLE strategy (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    product_id BLOB REFERENCES product (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    choice TEXT NOT NULL,
    horizon TEXT,
    target_share REAL CHECK (target_share BETWEEN 0 AND 1),
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    position REAL NOT NULL,
    source TEXT,
    external_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX strategy_product ON strategy (product_id) WHERE product_id IS NOT NULL;

CREATE TABLE item (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    parent_id BLOB REFERENCES item (id) ON DELETE SET NULL,
    product_id BLOB REFERENCES product (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    item_type TEXT NOT NULL,
    status TEXT NOT NULL,
    status_word TEXT NOT NULL,
    stage TEXT NOT NULL,
    starts TEXT,
    ends TEXT,
    bucket TEXT,
    progress REAL CHECK (progress BETWEEN 0 AND 1),
    confidence REAL CHECK (confidence BETWEEN 0 AND 1),
    effort REAL CHECK (effort >= 0),
    scores TEXT NOT NULL,
    teams TEXT NOT NULL,
    labels TEXT NOT NULL,
    url TEXT NOT NULL,
    extra TEXT NOT NULL,
    position REAL NOT NULL,
    source TEXT,
    external_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX item_parent ON item (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX item_product ON item (product_id) WHERE product_id IS NOT NULL;

CREATE TABLE link (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    item_id BLOB REFERENCES item (id) ON DELETE CASCADE,
    strategy_id BLOB REFERENCES strategy (id) ON DELETE CASCADE,
    objective_id BLOB REFERENCES objective (id) ON DELETE CASCADE,
    weight REAL NOT NULL CHECK (weight > 0),
    rationale TEXT NOT NULL,
    CHECK ((item_id IS NULL) + (strategy_id IS NULL) + (objective_id IS NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_item ON link (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX link_strategy ON link (strategy_id) WHERE strategy_id IS NOT NULL;
CREATE INDEX link_objective ON link (objective_id) WHERE objective_id IS NOT NULL;

CREATE TABLE dependency (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    blocker_id BLOB NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    blocked_id BLOB NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX dependency_blocker ON dependency (blocker_id);
CREATE INDEX dependency_blocked ON dependency (blocked_id);

CREATE TABLE request (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    requester TEXT NOT NULL,
    asked TEXT,
    status TEXT NOT NULL,
    item_id BLOB REFERENCES item (id) ON DELETE SET NULL,
    position REAL NOT NULL,
    source TEXT,
    external_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX request_item ON request (item_id) WHERE item_id IS NOT NULL;

CREATE TABLE decision (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    title TEXT NOT NULL,
    request_id BLOB REFERENCES request (id) ON DELETE SET NULL,
    item_id BLOB REFERENCES item (id) ON DELETE SET NULL,
    objective_id BLOB REFERENCES objective (id) ON DELETE SET NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided TEXT,
    review TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_request ON decision (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX decision_item ON decision (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX decision_objective ON decision (objective_id) WHERE objective_id IS NOT NULL;

CREATE TABLE involvement (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    leader_id BLOB NOT NULL REFERENCES leader (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    objective_id BLOB REFERENCES objective (id) ON DELETE CASCADE,
    strategy_id BLOB REFERENCES strategy (id) ON DELETE CASCADE,
    item_id BLOB REFERENCES item (id) ON DELETE CASCADE,
    product_id BLOB REFERENCES product (id) ON DELETE CASCADE,
    metric_id BLOB REFERENCES metric (id) ON DELETE CASCADE,
    request_id BLOB REFERENCES request (id) ON DELETE CASCADE,
    decision_id BLOB REFERENCES decision (id) ON DELETE CASCADE,
    CHECK (
        (objective_id IS NULL) + (strategy_id IS NULL) + (item_id IS NULL) + (product_id IS NULL)
        + (metric_id IS NULL) + (request_id IS NULL) + (decision_id IS NULL) = 6
    )
) STRICT, WITHOUT ROWID;
CREATE INDEX involvement_leader ON involvement (leader_id);
CREATE INDEX involvement_objective ON involvement (objective_id) WHERE objective_id IS NOT NULL;
CREATE INDEX involvement_strategy ON involvement (strategy_id) WHERE strategy_id IS NOT NULL;
CREATE INDEX involvement_item ON involvement (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX involvement_product ON involvement (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX involvement_metric ON involvement (metric_id) WHERE metric_id IS NOT NULL;
CREATE INDEX involvement_request ON involvement (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX involvement_decision ON involvement (decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE view (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    title TEXT NOT NULL,
    spec TEXT NOT NULL,
    position REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audience (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    title TEXT NOT NULL,
    spec TEXT NOT NULL,
    position REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE deck (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    title TEXT NOT NULL,
    audience_id BLOB REFERENCES audience (id) ON DELETE SET NULL,
    pages TEXT NOT NULL,
    position REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX deck_audience ON deck (audience_id) WHERE audience_id IS NOT NULL;

CREATE TABLE acceptance (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    code TEXT NOT NULL,
    record_id BLOB NOT NULL CHECK (length(record_id) = 16),
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    accepted TEXT NOT NULL,
    expires TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX acceptance_record ON acceptance (record_id);

-- The one log. Rows are only ever added: undoing and redoing are entries of their own.
CREATE TABLE history (
    seq INTEGER PRIMARY KEY NOT NULL,
    -- edit: the changeset is its own; undo, redo: of the edit `target`, inverted or as it was.
    kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
    target INTEGER REFERENCES history (seq),
    label TEXT NOT NULL,
    author TEXT NOT NULL,
    -- UTC, RFC 3339 with milliseconds.
    at TEXT NOT NULL,
    changeset BLOB,
    -- The edit that undo would take back after this entry, and the undo entry that redo would take back.
    undo_top INTEGER REFERENCES history (seq),
    redo_top INTEGER REFERENCES history (seq),
    CHECK ((kind = 'edit') = (changeset IS NOT NULL)),
    CHECK ((kind = 'edit') = (target IS NULL))
) STRICT;
