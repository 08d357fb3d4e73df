//! The free texts of a profile that matching reads.

use domain::{Profile, Text};

/// Visits every text.
pub(super) fn each(profile: &Profile, mut visit: impl FnMut(&str)) {
    // One list of fields, below; a copy is cheap beside what is done with it.
    let mut copy = profile.clone();
    fields(&mut copy, |text| visit(text));
}

/// A copy in which every text that `change` gives something for is that; `None` where no text is
/// another than before.
pub(super) fn rewrite(
    profile: &Profile,
    mut change: impl FnMut(&str) -> Option<String>,
) -> Option<Profile> {
    let mut copy = profile.clone();
    fields(&mut copy, |text| {
        if let Some(changed) = change(text) {
            set(text, &changed);
        }
    });
    (copy != *profile).then_some(copy)
}

/// Replaces a text; by nothing visible it cannot be replaced.
pub(super) fn set(text: &mut Text, by: &str) {
    if let Ok(by) = Text::new(by, usize::MAX) {
        *text = by;
    }
}

fn fields(profile: &mut Profile, mut visit: impl FnMut(&mut Text)) {
    profile.headline.iter_mut().for_each(&mut visit);
    profile.summary.iter_mut().for_each(&mut visit);
    for post in &mut profile.experience {
        post.title.iter_mut().for_each(&mut visit);
        post.description.iter_mut().for_each(&mut visit);
    }
    for entry in &mut profile.education {
        entry.field.iter_mut().for_each(&mut visit);
    }
    profile.skills.iter_mut().for_each(&mut visit);
    for licence in &mut profile.licences {
        visit(&mut licence.profession);
    }
}
