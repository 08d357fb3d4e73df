//! The web pages, the documentation and the headers that browsers heed.

use crate::harness::Service;

#[tokio::test]
async fn addresses_of_the_pages_get_the_page() {
    let service = Service::start().await;
    for path in [
        "/",
        "/index.html",
        "/needs/42",
        "/prijava",
        "/apifoo",
        "/healthy",
    ] {
        let answer = service.get(path).await;
        assert_eq!(answer.status.as_u16(), 200, "{path}");
        assert!(
            answer.header("content-type").starts_with("text/html"),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), "no-cache");
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'self'"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"));
    }
    for path in [
        "/assets/none.js",
        "/favicon.none",
        "/../Cargo.toml",
        "/assets/../../package.json",
    ] {
        service.get(path).await.problem(404, "not_found");
    }
}

#[tokio::test]
async fn built_files_are_kept_for_ever() {
    let service = Service::start().await;
    let page = service.get("/").await.text;
    // Without built pages there is nothing to look at here.
    let Some(asset) = page.split('"').find(|text| text.starts_with("/assets/")) else {
        return;
    };
    let answer = service.get(asset).await;
    assert_eq!(answer.status.as_u16(), 200);
    assert!(answer.header("cache-control").contains("immutable"));
    assert!(!answer.header("content-type").contains("octet-stream"));
}

#[tokio::test]
async fn the_documentation_loads_nothing_from_elsewhere() {
    let service = Service::start().await;
    let answer = service.get("/api/docs").await;
    assert_eq!(answer.status.as_u16(), 200);
    let policy = answer.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-"),
        "{policy}"
    );
    let document = service.get("/api/openapi.json").await;
    assert_eq!(document.header("content-type"), "application/json");
    assert_eq!(document.json()["openapi"], "3.1.0");
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let service = Service::start().await;
    for path in [
        "/",
        "/api/docs",
        "/api/v1/needs",
        "/api/none",
        "/health/live",
        "/assets/none.js",
    ] {
        let answer = service.get(path).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        assert!(
            answer
                .header("content-security-policy")
                .contains("frame-ancestors 'none'")
        );
        assert!(!answer.header("x-request-id").is_empty());
    }
    assert_eq!(
        service.get("/api/v1/needs").await.header("cache-control"),
        "no-store"
    );
}
