use std::collections::HashMap;

use async_trait::async_trait;
use domain::{NeedId, ProfileId};
use jiff::Timestamp;
use sqlx::SqliteConnection;

use super::SqliteStore;
use super::write::Write;
use crate::encoding::{parse_time, parse_uuid, parse_version};
use crate::error::StoreError;
use crate::receipts::{Outcome, Receipt, ReceiptId, ReceiptPage, ReceiptSettings, Receipts};

#[derive(sqlx::FromRow)]
struct ReceiptRow {
    id: String,
    need_id: String,
    need_version: i64,
    profile_id: String,
    profile_version: i64,
    day: String,
    engine: String,
    model: String,
    taxonomy: String,
    weights: String,
    options: String,
    score: f64,
    content: String,
    created_at: i64,
}

impl TryFrom<ReceiptRow> for Receipt {
    type Error = StoreError;

    fn try_from(row: ReceiptRow) -> Result<Self, StoreError> {
        let day = row.day.parse();
        let day = day.map_err(|_| StoreError::Unreadable(format!("the day {:?}", row.day)))?;
        Ok(Self {
            id: ReceiptId(parse_uuid(&row.id)?),
            created_at: parse_time(row.created_at)?,
            settings: ReceiptSettings {
                day,
                engine: row.engine,
                model: row.model,
                taxonomy: row.taxonomy,
                weights: row.weights,
                options: row.options,
            },
            outcome: Outcome {
                need: NeedId(parse_uuid(&row.need_id)?),
                need_version: parse_version(row.need_version)?,
                profile: ProfileId(parse_uuid(&row.profile_id)?),
                profile_version: parse_version(row.profile_version)?,
                score: row.score,
                content: row.content,
            },
        })
    }
}

#[async_trait]
impl Receipts for SqliteStore {
    async fn keep_receipts(
        &self,
        page: &ReceiptPage,
    ) -> Result<Vec<Option<ReceiptId>>, StoreError> {
        if page.outcomes.is_empty() {
            return Ok(Vec::new());
        }
        // Looked up without the write lock first: most answers were given before.
        let mut reader = self.readers.acquire().await?;
        if let Some(settings) = settings(&mut reader, page).await? {
            let known = known(&mut reader, page, settings).await?;
            if let Some(ids) = all(page, &known) {
                return Ok(ids);
            }
        }
        drop(reader);
        let mut write = self.begin().await?;
        let settings = match settings(write.connection(), page).await? {
            Some(settings) => settings,
            None => add_settings(write.connection(), page).await?,
        };
        let mut known = known(write.connection(), page, settings).await?;
        for outcome in &page.outcomes {
            if !known.contains_key(&key(outcome))
                && let Some(id) = insert(&mut write, page, settings, outcome).await?
            {
                known.insert(key(outcome), id);
            }
        }
        self.commit(write).await?;
        let id = |outcome| known.get(&key(outcome)).copied();
        Ok(page.outcomes.iter().map(id).collect())
    }

    async fn receipt(&self, id: ReceiptId) -> Result<Option<Receipt>, StoreError> {
        let row: Option<ReceiptRow> = sqlx::query_as(
            "SELECT r.id, r.need_id, r.need_version, r.profile_id, r.profile_version, r.day,
                 s.engine, s.model, s.taxonomy, s.weights, s.options, r.score, r.content,
                 r.created_at
             FROM receipts r JOIN receipt_settings s ON s.id = r.settings WHERE r.id = $1",
        )
        .bind(id.to_string())
        .fetch_optional(&self.readers)
        .await?;
        row.map(Receipt::try_from).transpose()
    }

    async fn ranking(&self, weights: &str) -> Result<Option<String>, StoreError> {
        let query = "SELECT ranking FROM ranking_weights WHERE version = $1";
        let row = sqlx::query_scalar(query).bind(weights);
        Ok(row.fetch_optional(&self.readers).await?)
    }

    async fn forget_receipts(&self, before: Timestamp) -> Result<u64, StoreError> {
        let mut write = self.begin().await?;
        let forgotten = sqlx::query("DELETE FROM receipts WHERE created_at < $1")
            .bind(before.as_microsecond())
            .execute(write.connection())
            .await?;
        for unused in [
            "DELETE FROM receipt_settings WHERE NOT EXISTS
                 (SELECT 1 FROM receipts r WHERE r.settings = receipt_settings.id)",
            "DELETE FROM ranking_weights WHERE version NOT IN
                 (SELECT weights FROM receipt_settings)",
        ] {
            sqlx::query(unused).execute(write.connection()).await?;
        }
        self.commit(write).await?;
        Ok(forgotten.rows_affected())
    }
}

/// What tells a page's outcomes apart. Whoever asks twice for a pair gets one receipt.
type Key = (NeedId, u32, ProfileId, u32, [u8; 32]);

fn key(outcome: &Outcome) -> Key {
    (
        outcome.need,
        outcome.need_version,
        outcome.profile,
        outcome.profile_version,
        outcome.digest(),
    )
}

/// The ids of all outcomes, if all are known.
fn all(page: &ReceiptPage, known: &HashMap<Key, ReceiptId>) -> Option<Vec<Option<ReceiptId>>> {
    let id = |outcome| known.get(&key(outcome)).copied().map(Some);
    page.outcomes.iter().map(id).collect()
}

async fn settings(
    connection: &mut SqliteConnection,
    page: &ReceiptPage,
) -> Result<Option<i64>, StoreError> {
    let settings = &page.settings;
    let id = sqlx::query_scalar(
        "SELECT id FROM receipt_settings
         WHERE engine = $1 AND model = $2 AND taxonomy = $3 AND weights = $4 AND options = $5",
    )
    .bind(&settings.engine)
    .bind(&settings.model)
    .bind(&settings.taxonomy)
    .bind(&settings.weights)
    .bind(&settings.options);
    Ok(id.fetch_optional(connection).await?)
}

async fn add_settings(
    connection: &mut SqliteConnection,
    page: &ReceiptPage,
) -> Result<i64, StoreError> {
    let settings = &page.settings;
    sqlx::query(
        "INSERT INTO ranking_weights (version, ranking) VALUES ($1, $2) ON CONFLICT DO NOTHING",
    )
    .bind(&settings.weights)
    .bind(&page.ranking)
    .execute(&mut *connection)
    .await?;
    let id = sqlx::query_scalar(
        "INSERT INTO receipt_settings (engine, model, taxonomy, weights, options)
         VALUES ($1, $2, $3, $4, $5) RETURNING id",
    )
    .bind(&settings.engine)
    .bind(&settings.model)
    .bind(&settings.taxonomy)
    .bind(&settings.weights)
    .bind(&settings.options);
    Ok(id.fetch_one(connection).await?)
}

/// Receipts of the page's pairs that were written before, by what tells them apart.
async fn known(
    connection: &mut SqliteConnection,
    page: &ReceiptPage,
    settings: i64,
) -> Result<HashMap<Key, ReceiptId>, StoreError> {
    #[derive(sqlx::FromRow)]
    struct Row {
        id: String,
        need_id: String,
        need_version: i64,
        profile_id: String,
        profile_version: i64,
        outcome: Vec<u8>,
    }
    let pair = |outcome: &Outcome| {
        serde_json::json!([outcome.need.to_string(), outcome.profile.to_string()])
    };
    let pairs: serde_json::Value = page.outcomes.iter().map(pair).collect();
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT r.id, r.need_id, r.need_version, r.profile_id, r.profile_version, r.outcome
         FROM json_each($1) AS pair JOIN receipts AS r
             ON r.need_id = pair.value ->> 0 AND r.profile_id = pair.value ->> 1
         WHERE r.day = $2 AND r.settings = $3",
    )
    .bind(pairs.to_string())
    .bind(page.settings.day.to_string())
    .bind(settings)
    .fetch_all(connection)
    .await?;
    let read = |row: Row| {
        let damaged = |_| StoreError::Unreadable("the digest of a receipt".to_owned());
        let key = (
            NeedId(parse_uuid(&row.need_id)?),
            parse_version(row.need_version)?,
            ProfileId(parse_uuid(&row.profile_id)?),
            parse_version(row.profile_version)?,
            <[u8; 32]>::try_from(row.outcome).map_err(damaged)?,
        );
        Ok((key, ReceiptId(parse_uuid(&row.id)?)))
    };
    rows.into_iter().map(read).collect()
}

/// Adds a receipt; `None` where the need or the profile is not there at that version.
async fn insert(
    write: &mut Write,
    page: &ReceiptPage,
    settings: i64,
    outcome: &Outcome,
) -> Result<Option<ReceiptId>, StoreError> {
    let id = ReceiptId::generate();
    let now = write.now.as_microsecond();
    let inserted = sqlx::query(
        "INSERT INTO receipts (id, need_id, need_version, profile_id, profile_version, day,
             settings, score, content, outcome, created_at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
         WHERE EXISTS (SELECT 1 FROM needs WHERE id = $2 AND version = $3)
           AND EXISTS (SELECT 1 FROM profiles WHERE id = $4 AND version = $5)",
    )
    .bind(id.to_string())
    .bind(outcome.need.to_string())
    .bind(i64::from(outcome.need_version))
    .bind(outcome.profile.to_string())
    .bind(i64::from(outcome.profile_version))
    .bind(page.settings.day.to_string())
    .bind(settings)
    .bind(outcome.score)
    .bind(&outcome.content)
    .bind(outcome.digest().to_vec())
    .bind(now)
    .execute(write.connection())
    .await?;
    Ok((inserted.rows_affected() > 0).then_some(id))
}
