use async_trait::async_trait;
use tokio::sync::watch;
use uuid::Uuid;

use super::SqliteStore;
use crate::encoding::{parse_kind, parse_uuid};
use crate::error::StoreError;
use crate::feed::{Change, ChangeFeed, ChangeKind, Position};

#[derive(sqlx::FromRow)]
struct ChangeRow {
    seq: i64,
    entity: String,
    entity_id: String,
    kind: String,
}

impl TryFrom<ChangeRow> for Change {
    type Error = StoreError;

    fn try_from(row: ChangeRow) -> Result<Self, StoreError> {
        let kind = ChangeKind::parse(&row.kind)
            .ok_or_else(|| StoreError::Unreadable(format!("the kind of change {:?}", row.kind)))?;
        Ok(Self {
            position: Position(row.seq),
            entity: parse_kind(&row.entity)?,
            id: parse_uuid(&row.entity_id)?,
            kind,
        })
    }
}

#[async_trait]
impl ChangeFeed for SqliteStore {
    async fn feed_id(&self) -> Result<Uuid, StoreError> {
        let (id,): (String,) = sqlx::query_as("SELECT value FROM meta WHERE key = 'feed_id'")
            .fetch_one(&self.readers)
            .await?;
        parse_uuid(&id)
    }

    async fn changes_after(
        &self,
        position: Position,
        limit: u32,
    ) -> Result<Vec<Change>, StoreError> {
        let rows: Vec<ChangeRow> = sqlx::query_as(
            "SELECT seq, entity, entity_id, kind FROM change_feed
             WHERE seq > $1 ORDER BY seq LIMIT $2",
        )
        .bind(position.0)
        .bind(limit)
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter().map(Change::try_from).collect()
    }

    async fn head(&self) -> Result<Position, StoreError> {
        let (seq,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(seq), 0) FROM change_feed")
            .fetch_one(&self.readers)
            .await?;
        Ok(Position(seq))
    }

    fn subscribe(&self) -> watch::Receiver<Position> {
        self.head.subscribe()
    }
}
