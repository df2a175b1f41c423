-- What of a record is told outside the team: whether it is confidential, and in which words.
-- Not columns of the records, so that changesets from before and after this step can still be put together.

CREATE TABLE disclosure (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    objective_id BLOB REFERENCES objective (id) ON DELETE CASCADE,
    strategy_id BLOB REFERENCES strategy (id) ON DELETE CASCADE,
    item_id BLOB REFERENCES item (id) ON DELETE CASCADE,
    product_id BLOB REFERENCES product (id) ON DELETE CASCADE,
    confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    CHECK (
        (objective_id IS NOT NULL) + (strategy_id IS NOT NULL) + (item_id IS NOT NULL) + (product_id IS NOT NULL) = 1
    )
) STRICT, WITHOUT ROWID;
CREATE INDEX disclosure_objective ON disclosure (objective_id) WHERE objective_id IS NOT NULL;
CREATE INDEX disclosure_strategy ON disclosure (strategy_id) WHERE strategy_id IS NOT NULL;
CREATE INDEX disclosure_item ON disclosure (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX disclosure_product ON disclosure (product_id) WHERE product_id IS NOT NULL;
