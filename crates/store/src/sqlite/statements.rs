//! The SQL of the two kinds of records, which differ in the table and in the identity.

use domain::{Need, Profile};

use crate::records::Entity;

/// A kind of record with its SQL.
pub(super) trait Table: Entity {
    const SQL: Statements;
}

pub(super) struct Statements {
    /// id → row
    pub(super) get: &'static str,
    /// JSON list of ids → rows
    pub(super) get_many: &'static str,
    /// external id → row
    pub(super) by_external_id: &'static str,
    /// id, limit → rows
    pub(super) list: &'static str,
    pub(super) count: &'static str,
    /// id → version, hash, time of creation
    pub(super) state: &'static str,
    /// external id → the same with the id
    pub(super) state_by_external_id: &'static str,
    /// id, external id, version, record, hash, times of creation and change
    pub(super) insert: &'static str,
    /// id, external id, version, record, hash, time of change
    pub(super) update: &'static str,
    /// id
    pub(super) delete: &'static str,
}

macro_rules! statements {
    ($table:literal, $identity:literal, $join:literal) => {
        Statements {
            get: statements!(@select $table, $identity, $join, "WHERE r.id = $1"),
            get_many: statements!(@select $table, $identity, $join,
                "WHERE r.id IN (SELECT value FROM json_each($1))"),
            by_external_id: statements!(@select $table, $identity, $join,
                "WHERE r.external_id = $1"),
            list: statements!(@select $table, $identity, $join,
                "WHERE r.id > $1 ORDER BY r.id LIMIT $2"),
            count: concat!("SELECT COUNT(*) FROM ", $table),
            state: concat!(
                "SELECT id, version, content_hash, created_at, updated_at FROM ", $table,
                " WHERE id = $1"
            ),
            state_by_external_id: concat!(
                "SELECT id, version, content_hash, created_at, updated_at FROM ", $table,
                " WHERE external_id = $1"
            ),
            insert: concat!(
                "INSERT INTO ", $table,
                " (id, external_id, version, record, content_hash, created_at, updated_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)"
            ),
            update: concat!(
                "UPDATE ", $table,
                " SET external_id = $2, version = $3, record = $4, content_hash = $5,
                 updated_at = $6 WHERE id = $1"
            ),
            delete: concat!("DELETE FROM ", $table, " WHERE id = $1"),
        }
    };
    (@select $table:literal, $identity:literal, $join:literal, $where:literal) => {
        concat!(
            "SELECT r.id, r.external_id, r.version, r.record, r.created_at, r.updated_at, ",
            $identity, " FROM ", $table, " r ", $join, " ", $where
        )
    };
}

impl Table for Profile {
    const SQL: Statements = statements!(
        "profiles",
        "i.name, i.origin",
        "LEFT JOIN profile_identities i ON i.profile_id = r.id"
    );
}

impl Table for Need {
    const SQL: Statements = statements!("needs", "NULL AS name, NULL AS origin", "");
}
