//! Which record is kept in which table, and which field in which column: one declaration for reading and writing.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, Row};
use throughline_plan::model::{
    Acceptance, Audience, CheckSettings, Checkpoint, Decision, Deck, Dependency, Disclosure, Id, Involvement,
    Item, KeyResult, Leader, LeaderProduct, Link, Metric, Objective, Product, Reading, Record, RecordKind,
    RecordRef, Request, Scenario, ScoreSettings, Strategy, View, Workspace,
};
use throughline_plan::plan::{Keyed, Records, Table};

use super::column::Column;

/// How a record is kept. The first column is the id.
pub(super) trait Kept: Sized {
    const TABLE: &'static str;
    const COLUMNS: &'static [&'static str];
    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;
    fn values(&self) -> Vec<Value>;
}

fn field<T: Column>(row: &Row<'_>, place: usize) -> rusqlite::Result<T> {
    let value = row.get_ref(place)?;
    T::read(value)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(place, value.data_type(), Box::new(error)))
}

macro_rules! kept {
    ($($kind:ident in $table:literal { $($field:ident = $column:literal),+ $(,)? })+) => {
        $(impl Kept for $kind {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$($column),+];
            fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
                let mut place = 0..;
                let mut next = || place.next().unwrap_or_default();
                Ok(Self { $($field: field(row, next())?),+ })
            }
            fn values(&self) -> Vec<Value> {
                vec![$(self.$field.write()),+]
            }
        })+

        /// The tables that hold records, and so are recorded in changesets.
        pub(super) const TABLES: &[&str] = &[$($table),+];

        /// Which kind of record a table holds.
        pub(super) fn kind_of_table(table: &str) -> Option<RecordKind> {
            match table {
                $($table => Some(RecordKind::$kind),)+
                _ => None,
            }
        }

        /// The record that a reference names, as it stands in the file.
        pub(super) fn get(conn: &Connection, at: RecordRef) -> rusqlite::Result<Option<Record>> {
            match at.kind {
                $(RecordKind::$kind => one::<$kind>(conn, at.id).map(|found| found.map(Record::from)),)+
            }
        }

        /// Writes a record over the one with its id, or as a new one; the database counts rows that changed.
        pub(super) fn put(conn: &Connection, record: &Record) -> rusqlite::Result<()> {
            match record {
                $(Record::$kind(record) => put_one(conn, record),)+
            }
        }

        /// Deletes a record, and by foreign key what only exists for it.
        pub(super) fn delete(conn: &Connection, at: RecordRef) -> rusqlite::Result<()> {
            let table = match at.kind { $(RecordKind::$kind => <$kind as Kept>::TABLE,)+ };
            conn.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([at.id.write()])?;
            Ok(())
        }
    };
}

kept! {
    Workspace in "workspace" {
        id = "id", title = "title", fiscal_start_month = "fiscal_start_month", effort_unit = "effort_unit",
    }
    Product in "product" {
        id = "id", parent_id = "parent_id", title = "title", description = "description",
        product_kind = "product_kind", life_cycle = "life_cycle", position = "position", source = "source",
        external_id = "external_id",
    }
    Leader in "leader" {
        id = "id", name = "name", role = "role", title = "title", email = "email", reports_to_id = "reports_to_id",
        active_from = "active_from", active_to = "active_to", position = "position", source = "source",
        external_id = "external_id",
    }
    LeaderProduct in "leader_product" { id = "id", leader_id = "leader_id", product_id = "product_id" }
    Metric in "metric" {
        id = "id", parent_id = "parent_id", title = "title", description = "description", unit = "unit",
        direction = "direction", position = "position", source = "source", external_id = "external_id",
    }
    Reading in "reading" { id = "id", metric_id = "metric_id", day = "day", value = "value", note = "note" }
    Objective in "objective" {
        id = "id", parent_id = "parent_id", title = "title", description = "description",
        objective_kind = "objective_kind", start = "starts", end = "ends", weight = "weight", hue = "hue",
        archived = "archived", position = "position", source = "source", external_id = "external_id",
    }
    KeyResult in "key_result" {
        id = "id", objective_id = "objective_id", title = "title", metric_id = "metric_id", unit = "unit",
        direction = "direction", baseline = "baseline", target = "target", current = "current", due = "due",
        confidence = "confidence", position = "position",
    }
    Strategy in "strategy" {
        id = "id", product_id = "product_id", title = "title", description = "description", choice = "choice",
        horizon = "horizon", target_share = "target_share", archived = "archived", position = "position",
        source = "source", external_id = "external_id",
    }
    Item in "item" {
        id = "id", parent_id = "parent_id", product_id = "product_id", title = "title", description = "description",
        item_type = "item_type", status = "status", status_word = "status_word", stage = "stage", start = "starts",
        end = "ends", bucket = "bucket", progress = "progress", confidence = "confidence", effort = "effort",
        scores = "scores", teams = "teams", labels = "labels", url = "url", extra = "extra", position = "position",
        source = "source", external_id = "external_id",
    }
    Link in "link" {
        id = "id", item_id = "item_id", strategy_id = "strategy_id", objective_id = "objective_id", weight = "weight",
        rationale = "rationale",
    }
    Dependency in "dependency" { id = "id", blocker_id = "blocker_id", blocked_id = "blocked_id", note = "note" }
    Request in "request" {
        id = "id", title = "title", description = "description", requester = "requester", asked = "asked",
        status = "status", item_id = "item_id", position = "position", source = "source",
        external_id = "external_id",
    }
    Decision in "decision" {
        id = "id", title = "title", request_id = "request_id", item_id = "item_id", objective_id = "objective_id",
        outcome = "outcome", reason = "reason", decided = "decided", review = "review",
    }
    Involvement in "involvement" {
        id = "id", leader_id = "leader_id", role = "role", objective_id = "objective_id",
        strategy_id = "strategy_id", item_id = "item_id", product_id = "product_id", metric_id = "metric_id",
        request_id = "request_id", decision_id = "decision_id",
    }
    View in "view" { id = "id", title = "title", spec = "spec", position = "position" }
    Audience in "audience" { id = "id", title = "title", spec = "spec", position = "position" }
    Deck in "deck" { id = "id", title = "title", audience_id = "audience_id", pages = "pages", position = "position" }
    Disclosure in "disclosure" {
        id = "id", objective_id = "objective_id", strategy_id = "strategy_id", item_id = "item_id",
        product_id = "product_id", confidential = "confidential", title = "title", summary = "summary",
    }
    Acceptance in "acceptance" {
        id = "id", code = "code", record_id = "record_id", reason = "reason", author = "author",
        accepted = "accepted", expires = "expires",
    }
    Checkpoint in "checkpoint" {
        id = "id", title = "title", entry = "entry", made = "made", note = "note",
    }
    Scenario in "scenario" {
        id = "id", title = "title", base = "base", branch = "branch", made = "made", note = "note", shift = "shift",
        evidence = "evidence", objectives = "objectives",
    }
    CheckSettings in "check_settings" {
        id = "id", rules = "rules", products = "products", from = "from_date", until = "until_date",
    }
    ScoreSettings in "score_settings" { id = "id", method = "method", ice = "ice", criteria = "criteria" }
}

fn one<T: Kept>(conn: &Connection, id: Id) -> rusqlite::Result<Option<T>> {
    let sql = format!("SELECT {} FROM {} WHERE id = ?1", T::COLUMNS.join(", "), T::TABLE);
    conn.prepare_cached(&sql)?.query_row([id.write()], T::read).optional()
}

fn put_one<T: Kept>(conn: &Connection, record: &T) -> rusqlite::Result<()> {
    let places: Vec<String> = (1..=T::COLUMNS.len()).map(|n| format!("?{n}")).collect();
    let sets: Vec<String> =
        T::COLUMNS.iter().skip(1).map(|column| format!("{column} = excluded.{column}")).collect();
    // An upsert, not a REPLACE: replacing deletes the old row first, and with it whatever refers to it.
    let sql = format!(
        "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}",
        T::TABLE,
        T::COLUMNS.join(", "),
        places.join(", "),
        sets.join(", ")
    );
    conn.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(record.values()))?;
    Ok(())
}

fn table<T: Kept + Keyed>(conn: &Connection) -> rusqlite::Result<Table<T>> {
    let sql = format!("SELECT {} FROM {}", T::COLUMNS.join(", "), T::TABLE);
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(T::read(row)?);
    }
    Ok(Table::new(all))
}

/// Every record of the file, as one consistent state even while another process writes.
pub(super) fn load(conn: &Connection) -> rusqlite::Result<Records> {
    let reading = conn.unchecked_transaction()?;
    let records = Records {
        workspace: reading.query_row(
            "SELECT id, title, fiscal_start_month, effort_unit FROM workspace",
            [],
            Workspace::read,
        )?,
        products: table(&reading)?,
        leaders: table(&reading)?,
        leader_products: table(&reading)?,
        metrics: table(&reading)?,
        readings: table(&reading)?,
        objectives: table(&reading)?,
        key_results: table(&reading)?,
        strategies: table(&reading)?,
        items: table(&reading)?,
        links: table(&reading)?,
        dependencies: table(&reading)?,
        requests: table(&reading)?,
        decisions: table(&reading)?,
        involvements: table(&reading)?,
        views: table(&reading)?,
        audiences: table(&reading)?,
        decks: table(&reading)?,
        disclosures: table(&reading)?,
        acceptances: table(&reading)?,
        checkpoints: table(&reading)?,
        scenarios: table(&reading)?,
        check_settings: table(&reading)?,
        score_settings: table(&reading)?,
    };
    reading.finish()?;
    Ok(records)
}
