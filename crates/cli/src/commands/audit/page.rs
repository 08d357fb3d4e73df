//! The report as a page that needs nothing else: to be sent or printed.

use server::api::FairnessReport;

use super::text;

/// A page with the report's text. It holds no script and loads nothing.
pub(super) fn page(report: &FairnessReport) -> String {
    let words = text::report(report, &serde_json::Value::Null);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <title>Fairness audit {made}</title>\n\
         <style>body{{font-family:system-ui;margin:2rem}}pre{{overflow-x:auto}}</style>\n\
         <h1>Fairness audit</h1>\n\
         <p>{made}, weights {weights}, model {model}, taxonomy {taxonomy}</p>\n<pre>{words}</pre>\n</html>\n",
        made = escaped(&report.made_at),
        weights = escaped(&report.weights),
        model = escaped(&report.model),
        taxonomy = escaped(&report.taxonomy),
        words = escaped(&words),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
