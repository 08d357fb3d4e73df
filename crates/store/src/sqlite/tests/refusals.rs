//! Files that cannot be opened: each error names the file and what to do.

use super::*;

#[tokio::test]
async fn addresses_that_name_no_file_are_refused() {
    for (address, problem) in [
        ("sqlite::memory:", "names no file"),
        (":memory:", "names no file"),
        ("sqlite:", "names no file"),
        ("", "names no file"),
        ("sqlite:a.db?mode=ro", "options"),
    ] {
        let error = open_error(Path::new(address)).await;
        assert!(error.contains(problem), "{address}: {error}");
    }
}

#[tokio::test]
async fn a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("missing").join("spona.db");
    let error = open_error(&path).await;
    assert!(error.contains(&path.display().to_string()), "{error}");
    assert!(
        error.contains("its folder does not exist; create the folder"),
        "{error}"
    );
}

#[tokio::test]
async fn a_folder_is_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let error = open_error(folder.path()).await;
    assert!(
        error.contains("it is a folder; name a file in it"),
        "{error}"
    );
}

#[tokio::test]
async fn a_text_file_is_no_database_and_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    let text =
        "not a database, only a text that is long enough to be taken for a header ".repeat(20);
    std::fs::write(&path, &text).unwrap();
    let error = open_error(&path).await;
    assert!(
        error.contains("notes.txt: the file is no SQLite database"),
        "{error}"
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_cannot_be_written_to_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let locked = folder.path().join("locked");
    std::fs::create_dir(&locked).unwrap();
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o555)).unwrap();
    if std::fs::write(locked.join("probe"), "").is_ok() {
        println!("skipped: this user may write anywhere");
        return;
    }
    let error = open_error(&locked.join("spona.db")).await;
    assert!(
        error.contains("write permission on the file and on its folder"),
        "{error}"
    );
}

#[tokio::test]
async fn another_programs_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(&path)
        .create_if_missing(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::raw_sql("CREATE TABLE theirs (x)")
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    let error = open_error(&path).await;
    assert!(
        error.contains("other.db: another program's database"),
        "{error}"
    );
}

#[tokio::test]
async fn a_newer_versions_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spona.db");
    let store = open(&path).await;
    execute(
        &store,
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'from the future', 1, x'00', 0)",
    )
    .await;
    store.close().await;
    let error = open_error(&path).await;
    assert!(
        error.contains("spona.db: a newer version of Spona wrote it (schema 9999)"),
        "{error}"
    );
    assert!(error.contains("run that version"), "{error}");
}
