//! The OpenAPI document: kept as a file that clients are made from, and in step with the routes.

use std::path::Path;

use axum::http::Method;
use serde_json::Value;
use server::access::{TABLE, rule_of};

fn document() -> Value {
    serde_json::to_value(server::openapi::document()).expect("a document")
}

fn operations(document: &Value) -> Vec<(Method, String, Value)> {
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let method = method.to_uppercase().parse().expect("a method");
            operations.push((method, path.clone(), operation.clone()));
        }
    }
    operations
}

/// `UPDATE_OPENAPI=1 cargo nextest run -p server` writes the file anew.
#[test]
fn the_snapshot_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let now = serde_json::to_string_pretty(&document()).unwrap() + "\n";
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == now,
        "docs/openapi.json is not what the routes say; write it anew with UPDATE_OPENAPI=1"
    );
}

#[test]
fn every_route_has_a_rule_and_every_rule_a_route() {
    let operations = operations(&document());
    for (method, path, _) in &operations {
        assert!(
            rule_of(method, path).is_some(),
            "{method} {path} has no rule"
        );
    }
    for entry in &TABLE {
        let mut known = operations.iter();
        let found = known.any(|(method, path, _)| *method == entry.method && path == entry.path);
        assert!(
            found,
            "the rule of {} {} has no route",
            entry.method, entry.path
        );
    }
    assert_eq!(operations.len(), TABLE.len());
}

#[test]
fn every_operation_is_described_in_full() {
    let document = document();
    let mut ids = std::collections::BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let at = format!("{method} {path}");
        assert!(
            ids.insert(operation["operationId"].to_string()),
            "{at}: operationId twice"
        );
        assert!(
            operation["summary"].as_str().is_some_and(|s| !s.is_empty()),
            "{at}: summary"
        );
        assert!(
            operation["tags"].as_array().is_some_and(|t| t.len() == 1),
            "{at}: tag"
        );
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.contains_key("500"), "{at}: 500");
        for (status, response) in responses {
            let description = response["description"].as_str().unwrap_or_default();
            assert!(!description.is_empty(), "{at}: {status} is not described");
            if status.starts_with(['4', '5']) {
                let schema = &response["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(schema, "#/components/schemas/Problem", "{at}: {status}");
            }
        }
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let name = &parameter["name"];
            assert!(
                parameter["description"].is_string(),
                "{at}: {name} is not described"
            );
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn walk(value: &Value, references: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(reference)) = fields.get("$ref") {
                    references.push(reference.clone());
                }
                fields.values().for_each(|value| walk(value, references));
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, references)),
            _ => {}
        }
    }
    let document = document();
    let mut references = Vec::new();
    walk(&document, &mut references);
    assert!(references.len() > 50);
    for reference in references {
        let target = document.pointer(reference.trim_start_matches('#'));
        assert!(target.is_some(), "{reference} leads nowhere");
    }
}
