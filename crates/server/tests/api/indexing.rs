//! The way from the database to the index.

use std::time::Duration;

use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::harness::Service;

#[tokio::test]
async fn catching_up_says_what_it_did_and_a_rebuild_does_it_again() {
    let service = Service::start().await;
    for n in 0..3 {
        service
            .create("needs", &json!({"title": format!("Varilac {n}")}))
            .await;
    }
    let done = server::catch_up(&service.store, &service.engine)
        .await
        .unwrap();
    assert_eq!(done.changes, 3);
    let again = server::catch_up(&service.store, &service.engine)
        .await
        .unwrap();
    assert_eq!((again.changes, again.position), (0, done.position));
    let rebuilt = server::rebuild(&service.store, &service.engine)
        .await
        .unwrap();
    assert_eq!(rebuilt, done);
    assert_eq!(service.engine.status().unwrap().needs, 3);
}

#[tokio::test]
async fn an_index_of_another_database_is_filled_again() {
    let (one, other) = (Service::start().await, Service::start().await);
    one.create("needs", &json!({"title": "Varilac"})).await;
    one.index().await;
    for _ in 0..2 {
        other.create("needs", &json!({"title": "Kuhar"})).await;
    }
    server::catch_up(&other.store, &one.engine).await.unwrap();
    assert_eq!(one.engine.status().unwrap().needs, 2);
    let feed = other.store.feed_id().await.unwrap().to_string();
    assert_eq!(one.engine.applied().unwrap().unwrap().feed, feed);
}

#[tokio::test]
async fn the_service_is_ready_when_its_index_is_and_follows_writes() {
    let service = Service::start().await;
    service.get("/health/ready").await.problem(503, "not_ready");
    assert_eq!(
        service.get("/health/live").await.json(),
        json!({"status": "ok"})
    );
    service.create("needs", &json!({"title": "Varilac"})).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let shutdown = async move {
        let _ = stopped.await;
    };
    let running = tokio::spawn(server::serve(service.state.clone(), listener, shutdown));
    let wait_for = |value: u64| {
        let service = &service;
        async move {
            for _ in 0..100 {
                let ready = service.get("/health/ready").await.status.as_u16() == 200;
                let page = service.get("/api/v1/search/needs").await.json();
                if ready && page["total"]["value"] == value {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            panic!("the index does not follow");
        }
    };
    wait_for(1).await;
    service.create("needs", &json!({"title": "Kuhar"})).await;
    wait_for(2).await;
    stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(5), running)
        .await
        .unwrap()
        .unwrap()
        .unwrap();
}
