//! Scores and places of copies against those of the profiles they were made of.

use domain::Profile;
use domain::blind::BlindProfile;
use matching::audit::{Differences, Moved, Respect, Standing, place};
use matching::ties::{TieScope, tie_key};
use matching::{Contribution, Criterion};
use store::{EntityId, Stored};
use uuid::Uuid;

use super::copies::Copies;
use super::subject::{Ranked, Subject};

/// Which pair it was, and the criterion that moved the score most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) need: Uuid,
    pub(super) criterion: Option<Criterion>,
}

/// A drawn profile with its place for every need that finds it. Copies are scored, not searched
/// for, so a need that does not find the profile tells nothing.
pub(super) struct Base<'a> {
    profile: &'a Stored<Profile>,
    places: Vec<(&'a Ranked, Standing, Vec<Contribution>)>,
}

impl<'a> Base<'a> {
    /// Scores the profile as its copies will be.
    pub(super) fn new(
        subject: &Subject,
        profile: &'a Stored<Profile>,
        needs: &'a [Ranked],
    ) -> Self {
        let blind = BlindProfile::from(&profile.record);
        let finding = needs
            .iter()
            .filter(|need| need.score(profile.id.uuid()).is_some());
        let places = finding.map(|need| {
            let (standing, contributions) = stand(subject, need, profile.id.uuid(), &blind);
            (need, standing, contributions)
        });
        Self {
            profile,
            places: places.collect(),
        }
    }

    /// Needs in whose ranking the stored profile has another score than it would have now: the
    /// index is behind the store, or was changed while the audit ran.
    pub(super) fn stale(&self) -> usize {
        let id = self.profile.id.uuid();
        let differs = |(need, standing, _): &&(&Ranked, Standing, Vec<Contribution>)| {
            need.score(id).map(f64::to_bits) != Some(standing.score.to_bits())
        };
        self.places.iter().filter(differs).count()
    }
}

/// Puts every copy into every need's ranking in the place of its profile.
pub(super) fn compare(
    subject: &Subject,
    bases: &[Base<'_>],
    copies: &Copies,
    respect: Respect,
) -> Differences<Pair> {
    let mut differences = Differences::default();
    for base in bases {
        let id = base.profile.id.uuid();
        let scope = TieScope::Text(respect.as_str().as_bytes());
        let draw = tie_key(&subject.seed, scope, id);
        for copy in copies.of(&base.profile.record, respect, draw) {
            let copy = BlindProfile::from(&copy);
            for (need, before, contributions) in &base.places {
                let (after, changed) = stand(subject, need, id, &copy);
                differences.add(Moved {
                    need: Pair {
                        need: need.id,
                        criterion: moved_most(contributions, &changed),
                    },
                    profile: id,
                    before: *before,
                    after,
                });
            }
        }
    }
    differences
}

fn stand(
    subject: &Subject,
    need: &Ranked,
    id: Uuid,
    profile: &BlindProfile,
) -> (Standing, Vec<Contribution>) {
    let (score, contributions) = subject
        .engine
        .score_pair(&need.need, profile, subject.today);
    let rank = place(&need.ranking, id, score, &subject.ties(need.id));
    (Standing { score, rank }, contributions)
}

fn moved_most(before: &[Contribution], after: &[Contribution]) -> Option<Criterion> {
    let of = |parts: &[Contribution], criterion: Criterion| {
        let part = parts.iter().find(|part| part.criterion == criterion);
        part.map_or(0.0, |part| part.contribution)
    };
    let both = before.iter().chain(after).map(|part| part.criterion);
    let moves = both.map(|criterion| (of(after, criterion) - of(before, criterion), criterion));
    let most = moves.max_by(|a, b| a.0.abs().total_cmp(&b.0.abs()))?;
    (most.0 != 0.0).then_some(most.1)
}
