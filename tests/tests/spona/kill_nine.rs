//! What was acknowledged is there after SIGKILL, in the database and in the index.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use end_to_end::api::Api;
use end_to_end::binary::succeed;
use end_to_end::records::{nurse, with};
use end_to_end::server::Server;
use end_to_end::wait::{LONG, until};
use serde_json::json;

const ROUNDS: u64 = 12;
const WRITERS: usize = 4;
/// Every so many profiles a writer deletes the one it has just written.
const DELETED: usize = 4;
const PROFILES: &str = "/api/v1/profiles";

/// What servers have said is done: a word by the id of its profile.
#[derive(Default)]
struct Acknowledged {
    kept: BTreeMap<String, String>,
    deleted: BTreeMap<String, String>,
}

impl Extend<Self> for Acknowledged {
    fn extend<I: IntoIterator<Item = Self>>(&mut self, parts: I) {
        for part in parts {
            self.kept.extend(part.kept);
            self.deleted.extend(part.deleted);
        }
    }
}

#[test]
fn what_was_acknowledged_survives_sigkill() {
    let folder = tempfile::tempdir().unwrap();
    let mut all = Acknowledged::default();
    for round in 0..ROUNDS {
        let written = write_until_killed(Server::serve(folder.path()), round);
        let survivor = Server::serve(folder.path());
        check(&survivor.api(), &written, &format!("round {round}"));
        all.extend([written]);
    }
    let survivor = Server::serve(folder.path());
    check(&survivor.api(), &all, "after all rounds");
    let stored = survivor.api().get(PROFILES).expect(200).body["total"]["value"].clone();
    survivor.kill();

    let (kept, deleted) = (all.kept.len(), all.deleted.len());
    assert!(
        kept > 24 && deleted > 4,
        "only {kept} written and {deleted} deleted"
    );
    index_agrees(folder.path(), &stored);
}

/// Writers post one profile after another until the server dies under them.
fn write_until_killed(server: Server, round: u64) -> Acknowledged {
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (api, stop) = (server.api(), &stop);
                scope.spawn(move || write(&api, &format!("r{round}w{writer}"), stop))
            })
            .collect();
        // Spread over the first second: before, during and after the first commits of the index.
        thread::sleep(Duration::from_millis(90 + round * 277 % 700));
        server.kill();
        stop.store(true, Ordering::Relaxed);
        let mut written = Acknowledged::default();
        written.extend(
            writers
                .into_iter()
                .map(|writer| writer.join().expect("a writer")),
        );
        written
    })
}

fn write(api: &Api, name: &str, stop: &AtomicBool) -> Acknowledged {
    let mut acknowledged = Acknowledged::default();
    for count in 1.. {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let word = format!("rijec{name}n{count}");
        let record = with(nurse(&word), "external_id", json!(word));
        let answer = api.post(PROFILES, &record);
        match answer.status {
            201 => {}
            // The connection broke: the profile may or may not be there. Busy: ask again.
            0 | 503 => continue,
            _ => panic!("{answer:#?}"),
        }
        let id = answer.id();
        if count % DELETED != 0 {
            acknowledged.kept.insert(id, word);
        } else if api.delete(&format!("{PROFILES}/{id}")).status == 204 {
            acknowledged.deleted.insert(id, word);
        }
    }
    acknowledged
}

/// What is kept is there with its content and can be found; what was deleted is and can not.
fn check(api: &Api, all: &Acknowledged, when: &str) {
    for (id, word) in &all.kept {
        let stored = api.get(&format!("{PROFILES}/{id}"));
        assert_eq!(stored.status, 200, "{when}: {word} is lost");
        assert_eq!(stored.body["external_id"], word.as_str());
        assert_eq!(stored.body["name"], "Amira Hodžić-Lindqvist");
        let headline = stored.body["headline"].as_str().unwrap();
        assert!(headline.ends_with(word), "{when}: {headline}");
        until(&format!("{when}: {word} is found"), LONG, || {
            (hits(api, word) == 1).then_some(())
        });
    }
    for (id, word) in &all.deleted {
        assert_eq!(
            api.get(&format!("{PROFILES}/{id}")).status,
            404,
            "{when}: {word} is back"
        );
        until(&format!("{when}: {word} is gone"), LONG, || {
            (hits(api, word) == 0).then_some(())
        });
    }
}

fn hits(api: &Api, word: &str) -> usize {
    api.query("/api/v1/search/profiles", &[("q", word)])
        .expect(200)
        .items()
        .len()
}

/// The index has read the feed to its end and holds as many profiles as the database.
fn index_agrees(data: &Path, stored: &serde_json::Value) {
    let status = succeed(&[
        "index",
        "status",
        "--data",
        data.to_str().unwrap(),
        "--json",
    ])
    .json();
    assert_eq!(
        status["index"]["applied"]["position"], status["feed_head"],
        "{status:#}"
    );
    assert_eq!(&status["index"]["profiles"], stored, "{status:#}");
}
