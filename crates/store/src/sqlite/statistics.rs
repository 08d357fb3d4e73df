use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row, SqliteConnection};

use super::SqliteStore;
use super::observations;
use crate::encoding::{parse_count, parse_time};
use crate::error::StoreError;
use crate::statistics::{Measure, Observation, Replaced, Revision, Source, StatisticsRepository};

#[derive(FromRow)]
struct MeasureRow {
    name: String,
    observations: i64,
    first_period: String,
    last_period: String,
    revised_at: i64,
}

impl FromRow<'_, SqliteRow> for Source {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get("id")?,
            title: row.try_get("title")?,
            publisher: row.try_get("publisher")?,
            licence: row.try_get("licence")?,
            url: row.try_get("url")?,
            retrieved: row.try_get("retrieved")?,
            note: row.try_get("note")?,
        })
    }
}

#[async_trait]
impl StatisticsRepository for SqliteStore {
    async fn replace_measures(
        &self,
        sources: &[Source],
        observations: &[Observation],
    ) -> Result<Replaced, StoreError> {
        let mut measures: BTreeMap<&str, Vec<&Observation>> = BTreeMap::new();
        for observation in observations {
            let rows = measures.entry(&observation.measure).or_default();
            rows.push(observation);
        }
        let mut write = self.begin().await?;
        let now = write.now.as_microsecond();
        for source in sources {
            put_source(write.connection(), source).await?;
        }
        refuse_unknown_sources(write.connection(), observations).await?;
        let mut replaced = Replaced::default();
        for (measure, rows) in measures {
            let before = observations::read(write.connection(), measure).await?;
            if before.iter().eq(rows.iter().copied()) {
                replaced.unchanged.push(measure.to_owned());
                continue;
            }
            put_measure(write.connection(), measure, now).await?;
            observations::supersede(write.connection(), measure, now).await?;
            for row in rows {
                observations::insert(write.connection(), row).await?;
            }
            replaced.changed.push(measure.to_owned());
        }
        self.commit(write).await?;
        Ok(replaced)
    }

    async fn observations(&self, measure: &str) -> Result<Vec<Observation>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        observations::read(&mut connection, measure).await
    }

    async fn measures(&self) -> Result<Vec<Measure>, StoreError> {
        let rows: Vec<MeasureRow> = sqlx::query_as(
            "SELECT m.name, COUNT(*) AS observations, MIN(o.period) AS first_period,
                 MAX(o.period) AS last_period, m.revised_at
             FROM statistics_measures m JOIN statistics_observations o ON o.measure = m.name
             GROUP BY m.name, m.revised_at ORDER BY m.name",
        )
        .fetch_all(&self.readers)
        .await?;
        let measure = |row: MeasureRow| {
            Ok(Measure {
                name: row.name,
                observations: parse_count(row.observations)?,
                first_period: row.first_period,
                last_period: row.last_period,
                revised_at: parse_time(row.revised_at)?,
            })
        };
        rows.into_iter().map(measure).collect()
    }

    async fn sources(&self) -> Result<Vec<Source>, StoreError> {
        let query = "SELECT * FROM statistics_sources ORDER BY id";
        Ok(sqlx::query_as(query).fetch_all(&self.readers).await?)
    }

    async fn revisions(&self, measure: &str) -> Result<Vec<Revision>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM statistics_history WHERE measure = $1
             ORDER BY superseded_at DESC, seq",
        )
        .bind(measure)
        .fetch_all(&self.readers)
        .await?;
        let mut revisions: Vec<Revision> = Vec::new();
        for row in &rows {
            let superseded_at = parse_time(row.try_get("superseded_at")?)?;
            let observation = Observation::from_row(row)?;
            match revisions.last_mut() {
                Some(last) if last.superseded_at == superseded_at => {
                    last.observations.push(observation);
                }
                _ => revisions.push(Revision {
                    superseded_at,
                    observations: vec![observation],
                }),
            }
        }
        Ok(revisions)
    }
}

async fn put_source(connection: &mut SqliteConnection, source: &Source) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO statistics_sources (id, title, publisher, licence, url, retrieved, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, publisher = excluded.publisher,
             licence = excluded.licence, url = excluded.url, retrieved = excluded.retrieved,
             note = excluded.note",
    )
    .bind(&source.id)
    .bind(&source.title)
    .bind(&source.publisher)
    .bind(&source.licence)
    .bind(&source.url)
    .bind(&source.retrieved)
    .bind(&source.note)
    .execute(connection)
    .await?;
    Ok(())
}

async fn put_measure(
    connection: &mut SqliteConnection,
    name: &str,
    revised_at: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO statistics_measures (name, revised_at) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET revised_at = excluded.revised_at",
    )
    .bind(name)
    .bind(revised_at)
    .execute(connection)
    .await?;
    Ok(())
}

async fn refuse_unknown_sources(
    connection: &mut SqliteConnection,
    observations: &[Observation],
) -> Result<(), StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as("SELECT id FROM statistics_sources")
        .fetch_all(connection)
        .await?;
    let known: BTreeSet<String> = rows.into_iter().map(|(id,)| id).collect();
    match observations.iter().find(|row| !known.contains(&row.source)) {
        Some(row) => Err(StoreError::UnknownSource {
            measure: row.measure.clone(),
            source_id: row.source.clone(),
        }),
        None => Ok(()),
    }
}
