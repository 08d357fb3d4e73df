//! Observations as rows, now and before.

use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row, SqliteConnection};

use crate::error::StoreError;
use crate::statistics::Observation;

impl FromRow<'_, SqliteRow> for Observation {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            measure: row.try_get("measure")?,
            region: row.try_get("region")?,
            country: row.try_get("country")?,
            occupation: row.try_get("occupation")?,
            sector: row.try_get("sector")?,
            education: row.try_get("education")?,
            sex: row.try_get("sex")?,
            age_from: row.try_get("age_from")?,
            age_to: row.try_get("age_to")?,
            period: row.try_get("period")?,
            value: row.try_get("value")?,
            unit: row.try_get("unit")?,
            source: row.try_get("source")?,
            flag: row.try_get("flag")?,
        })
    }
}

pub(super) async fn read(
    connection: &mut SqliteConnection,
    measure: &str,
) -> Result<Vec<Observation>, StoreError> {
    let query = "SELECT * FROM statistics_observations WHERE measure = $1 ORDER BY seq";
    let rows = sqlx::query_as(query).bind(measure);
    Ok(rows.fetch_all(connection).await?)
}

/// Moves a measure's observations to the history.
pub(super) async fn supersede(
    connection: &mut SqliteConnection,
    measure: &str,
    superseded_at: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO statistics_history (superseded_at, measure, region, country, occupation, sector,
             education, sex, age_from, age_to, period, value, unit, source, flag)
         SELECT $1, measure, region, country, occupation, sector,
             education, sex, age_from, age_to, period, value, unit, source, flag
         FROM statistics_observations WHERE measure = $2 ORDER BY seq",
    )
    .bind(superseded_at)
    .bind(measure)
    .execute(&mut *connection)
    .await?;
    sqlx::query("DELETE FROM statistics_observations WHERE measure = $1")
        .bind(measure)
        .execute(connection)
        .await?;
    Ok(())
}

pub(super) async fn insert(
    connection: &mut SqliteConnection,
    observation: &Observation,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO statistics_observations (measure, region, country, occupation, sector,
             education, sex, age_from, age_to, period, value, unit, source, flag)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(&observation.measure)
    .bind(&observation.region)
    .bind(&observation.country)
    .bind(&observation.occupation)
    .bind(&observation.sector)
    .bind(&observation.education)
    .bind(&observation.sex)
    .bind(observation.age_from)
    .bind(observation.age_to)
    .bind(&observation.period)
    .bind(observation.value)
    .bind(&observation.unit)
    .bind(&observation.source)
    .bind(&observation.flag)
    .execute(connection)
    .await?;
    Ok(())
}
