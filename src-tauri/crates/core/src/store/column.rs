//! How a field of a record is kept in a column.

use chrono::NaiveDate;
use rusqlite::types::{FromSqlError, Value, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;
use throughline_plan::model::{Id, PlanDate};

/// What a column's value can be read to, and what is written to it.
pub(super) trait Column: Sized {
    fn read(value: ValueRef<'_>) -> Result<Self, FromSqlError>;
    fn write(&self) -> Value;
}

fn odd(error: impl std::error::Error + Send + Sync + 'static) -> FromSqlError {
    FromSqlError::Other(Box::new(error))
}

impl Column for Id {
    fn read(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        uuid::Uuid::from_slice(value.as_blob()?).map(Self).map_err(odd)
    }
    fn write(&self) -> Value {
        Value::Blob(self.0.as_bytes().to_vec())
    }
}

impl Column for String {
    fn read(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        value.as_str().map(str::to_owned)
    }
    fn write(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl Column for f64 {
    fn read(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        value.as_f64()
    }
    fn write(&self) -> Value {
        Value::Real(*self)
    }
}

impl Column for bool {
    fn read(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        value.as_i64().map(|n| n != 0)
    }
    fn write(&self) -> Value {
        Value::Integer(i64::from(*self))
    }
}

impl Column for i64 {
    fn read(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        value.as_i64()
    }
    fn write(&self) -> Value {
        Value::Integer(*self)
    }
}
impl Column for u8 {
    fn read(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        let n = value.as_i64()?;
        Self::try_from(n).map_err(|_| FromSqlError::OutOfRange(n))
    }
    fn write(&self) -> Value {
        Value::Integer(i64::from(*self))
    }
}

impl Column for NaiveDate {
    fn read(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        value.as_str()?.parse().map_err(odd)
    }
    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl<T: Column> Column for Option<T> {
    fn read(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        match value {
            ValueRef::Null => Ok(None),
            value => T::read(value).map(Some),
        }
    }
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::write)
    }
}

/// Words and dates: kept as the text they are exchanged as.
macro_rules! text_columns {
    ($($kind:ty),+ $(,)?) => { $(
        impl Column for $kind {
            fn read(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
                value.as_str()?.parse().map_err(odd)
            }
            fn write(&self) -> Value {
                Value::Text(self.to_string())
            }
        }
    )+ };
}

use throughline_plan::model::{
    Bucket, DecisionOutcome, Direction, Horizon, IceForm, InvolvementRole, ItemStatus, ItemType, LeaderRole,
    LifeCycle, ObjectiveKind, ProductKind, RequestStatus, ScoreMethod,
};
text_columns!(
    PlanDate,
    Bucket,
    DecisionOutcome,
    Direction,
    Horizon,
    IceForm,
    InvolvementRole,
    ItemStatus,
    ItemType,
    LeaderRole,
    LifeCycle,
    ObjectiveKind,
    ProductKind,
    RequestStatus,
    ScoreMethod,
);

/// Lists and maps: kept as JSON text, empty text where there is nothing, which is what most records have.
fn read_json<T: DeserializeOwned + Default>(value: ValueRef<'_>) -> Result<T, FromSqlError> {
    match value.as_str()? {
        "" => Ok(T::default()),
        text => serde_json::from_str(text).map_err(odd),
    }
}

fn write_json<T: Serialize + Default + PartialEq>(value: &T) -> Value {
    if *value == T::default() {
        return Value::Text(String::new());
    }
    // Strings, numbers and maps of them always serialise.
    Value::Text(serde_json::to_string(value).unwrap_or_default())
}

macro_rules! json_columns {
    ($($kind:ty),+ $(,)?) => { $(
        impl Column for $kind {
            fn read(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
                read_json(value)
            }
            fn write(&self) -> Value {
                write_json(self)
            }
        }
    )+ };
}
json_columns!(
    Vec<String>,
    std::collections::BTreeMap<String, f64>,
    std::collections::BTreeMap<String, String>,
    std::collections::BTreeMap<String, throughline_plan::model::RuleSetting>,
    Vec<Id>,
    Vec<throughline_plan::model::Criterion>,
    serde_json::Value,
);
