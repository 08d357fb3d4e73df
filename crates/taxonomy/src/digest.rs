//! The fingerprint of a taxonomy's content.

use sha2::{Digest, Sha256};

use crate::concept::Concept;
use crate::taxonomy::Pair;

/// Twelve hexadecimal digits over everything that can change an answer: ids, kinds, labels,
/// descriptions, broader concepts and relations.
pub(crate) fn of(concepts: &[Concept], relations: &[Pair]) -> String {
    let mut hash = Sha256::new();
    // Every text ends in a byte that no text contains, so that no two contents run together.
    let mut text = |text: &str| {
        hash.update(text);
        hash.update([0xff]);
    };
    for concept in concepts {
        text(&concept.id);
        text(&format!(
            "{:?} {} {:?} {:?}",
            concept.kind, concept.group, concept.skill_type, concept.reuse
        ));
        text(concept.isco_code.as_deref().unwrap_or_default());
        text(concept.esco_uri.as_deref().unwrap_or_default());
        concept.broader.iter().for_each(|id| text(id));
        for label in &concept.labels {
            text(label.language.as_str());
            text(if label.preferred { "1" } else { "0" });
            text(&label.text);
        }
        for description in &concept.descriptions {
            text(description.language.as_str());
            text(&description.text);
        }
    }
    for (occupation, skill, essential) in relations {
        hash.update(occupation.to_le_bytes());
        hash.update(skill.to_le_bytes());
        hash.update([u8::from(*essential)]);
    }
    let digest = hash.finalize();
    digest.iter().take(6).map(|b| format!("{b:02x}")).collect()
}
