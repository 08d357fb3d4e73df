//! The report in words, for a terminal.

use std::fmt::Write;

use matching::audit::Verdict;
use serde_json::Value;
use server::api::{Counterfactual, ExposureTable, FairnessReport};

/// A report in a line.
pub(super) fn line(report: &FairnessReport) -> String {
    let broken: Vec<&str> = report
        .counterfactuals
        .iter()
        .filter(|one| one.verdict == Verdict::Broken)
        .map(|one| one.respect.as_str())
        .collect();
    let verdict = if broken.is_empty() {
        "every promise kept".to_owned()
    } else {
        format!("BROKEN: {}", broken.join(", "))
    };
    format!("{}  weights {}  {verdict}", report.made_at, report.weights)
}

/// The whole report.
pub(super) fn report(report: &FairnessReport, worst: &Value) -> String {
    let mut text = format!(
        "Copies of {} profiles that differ in one respect, for {} needs (seed {})\n\n\
         {:<17} {:<12} {:>6} {:>9} {:>8} {:>8} {:>7} {:>7} {:>8}\n",
        count(report.profiles),
        report.needs,
        report.seed,
        "respect",
        "promise",
        "pairs",
        "identical",
        "mean",
        "most",
        "places",
        "in/out",
        ""
    );
    for one in &report.counterfactuals {
        let _ = writeln!(text, "{}", counterfactual(one));
        for pair in worst[one.respect.as_str()].as_array().into_iter().flatten() {
            let _ = writeln!(text, "    {}", example(pair));
        }
    }
    let exposure = &report.exposure;
    let _ = write!(
        text,
        "\nAttention on the first {} places of {} open needs, against profiles whose scores are \
         within {}\n(1 = as if equals took turns; groups of fewer than 10 are withheld, counts are \
         multiples of 5)\n",
        exposure.places, exposure.needs, exposure.near
    );
    for one in &exposure.tables {
        text.push_str(&table(one));
    }
    text.truncate(text.trim_end().len());
    text
}

fn counterfactual(one: &Counterfactual) -> String {
    let promise = if one.below_mean_rank_shift.is_some() {
        "close"
    } else {
        "identical"
    };
    let verdict = match one.verdict {
        Verdict::Kept => "kept",
        Verdict::Broken => "BROKEN",
        Verdict::NotMeasured => "not measured",
    };
    format!(
        "{:<17} {promise:<12} {:>6} {:>8.1}% {:>8.4} {:>8.4} {:>7.2} {:>6.1}% {verdict:>8}",
        one.respect.as_str(),
        one.pairs,
        100.0 * one.identical_score_share,
        one.mean_score_difference,
        one.max_score_difference,
        one.mean_rank_shift,
        100.0 * one.top10_change_share,
    )
}

fn example(pair: &Value) -> String {
    let id = |field: &str| pair[field].as_str().unwrap_or_default().to_owned();
    let number = |field: &str, at: usize| pair[field][at].as_f64().unwrap_or_default();
    format!(
        "profile {} for need {}: {:.4} to {:.4}, place {} to {} ({})",
        id("profile"),
        id("need"),
        number("score", 0),
        number("score", 1),
        number("rank", 0),
        number("rank", 1),
        pair["criterion"].as_str().unwrap_or("retrieval")
    )
}

fn table(table: &ExposureTable) -> String {
    let mut text = format!(
        "\nby {}: {} profiles, {} groups withheld\n",
        table.by,
        count(table.profiles),
        table.withheld_groups
    );
    for group in &table.groups {
        let number =
            |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.2}"));
        let _ = writeln!(
            text,
            "  {:<6} {:>6} profiles  share {:.2}, expected {:.2}, ratio {} ({} to {})",
            group.group,
            count(group.profiles),
            group.share,
            group.expected_share,
            number(group.ratio),
            number(group.ratio_low),
            number(group.ratio_high)
        );
    }
    text
}

/// A count, or what a withheld one is told as.
pub(super) fn count(value: Option<u64>) -> String {
    value.map_or("withheld".to_owned(), |value| format!("about {value}"))
}
