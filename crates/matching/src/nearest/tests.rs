//! How much the two stages miss, against comparing everything: on the worst question too, since a
//! mean hides questions whose whole neighbourhood is missed.

use std::collections::HashSet;
use std::sync::LazyLock;

use ndarray::{Array1, Array2};
use tantivy::{Index, TantivyDocument};
use uuid::Uuid;

use super::*;
use crate::bits::Bits;
use crate::schema::Fields;
use crate::vectors::VIEWS;

const DOCUMENTS: usize = 40_000;
const QUESTIONS: usize = 200;
const DIMENSIONS: usize = 192;
const WANTED: usize = 50;
/// A cosine that two vectors have only where they are in the same group: by chance they have
/// one of 0.07 as a rule, and which of those is a little larger means nothing.
const NEAR: f32 = 0.4;

/// Numbers that are about normally distributed, from a fixed seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f32 {
        let uniform = |state: &mut u64| {
            *state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (*state >> 40) as f32 / (1 << 24) as f32 - 0.5
        };
        (0..6).map(|_| uniform(&mut self.0)).sum()
    }

    fn unit(&mut self) -> Array1<f32> {
        let row = Array1::from_shape_fn(DIMENSIONS, |_| self.next());
        let length = row.dot(&row).sqrt();
        row / length
    }

    fn near(&mut self, centre: &Array1<f32>, spread: f32) -> Array1<f32> {
        let row = centre + &(self.unit() * spread);
        let length = row.dot(&row).sqrt();
        row / length
    }
}

/// A segment of records in groups of very different size, and questions that lie in the groups.
struct Scene {
    view: View,
    rows: Vec<Array2<f32>>,
    questions: Vec<Array2<f32>>,
}

static SCENE: LazyLock<Scene> = LazyLock::new(|| {
    let mut random = Random(11);
    let centres: Vec<_> = (0..400).map(|_| random.unit()).collect();
    let fields = Fields::new();
    let index = Index::create_in_ram(fields.schema.clone());
    let mut writer = index.writer_with_num_threads(1, 100_000_000).unwrap();
    let mut record = |number: usize, spread: f32| {
        // A third of the records is in the first ten groups, the others are spread over all.
        let mixed = (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        let group = match mixed % 3 {
            0 => mixed / 3 % 10,
            _ => mixed / 3 % 400,
        };
        let centre = |view: usize| &centres[(usize::try_from(group).unwrap() + view) % 400];
        let mut rows = Array2::zeros((VIEWS, DIMENSIONS));
        for (view, mut row) in rows.rows_mut().into_iter().enumerate() {
            // Some have no second view.
            if view != 1 || !number.is_multiple_of(5) {
                row.assign(&random.near(centre(view), spread));
            }
        }
        rows
    };
    let rows: Vec<_> = (0..DOCUMENTS).map(|number| record(number, 0.8)).collect();
    let questions = (0..QUESTIONS)
        .map(|number| record(number * 31, 0.5))
        .collect();
    for (number, rows) in rows.iter().enumerate() {
        let (high, low) = Uuid::from_u128(number as u128).as_u64_pair();
        let mut document = TantivyDocument::new();
        document.add_u64(fields.id_high, high);
        document.add_u64(fields.id_low, low);
        let levels = Levels::new(rows);
        levels
            .words()
            .for_each(|word| document.add_u64(fields.views, word));
        writer.add_document(document).unwrap();
    }
    writer.commit().unwrap();
    let searcher = index.reader().unwrap().searcher();
    let view = View::load(searcher, None, DIMENSIONS).unwrap();
    assert_eq!(view.parts.len(), 1);
    Scene {
        view,
        rows,
        questions,
    }
});

/// The share of the `WANTED` nearest that is found, question by question, in ascending order.
fn recalls(any: bool, allow: impl Fn(usize) -> bool) -> Vec<f64> {
    let scene = &*SCENE;
    let mut allowed = Bits::none(u32::try_from(DOCUMENTS).unwrap());
    let documents = (0..DOCUMENTS).filter(|number| allow(*number));
    documents.for_each(|number| allowed.insert(u32::try_from(number).unwrap()));
    let allowed = Allowed {
        parts: vec![allowed],
    };
    let recall = |rows: &Array2<f32>| {
        let exact = |own: &Array2<f32>| {
            let cosine = |view: usize| own.row(view).dot(&rows.row(if any { 0 } else { view }));
            (0..VIEWS).map(cosine).fold(f32::MIN, f32::max)
        };
        let numbers = (0..DOCUMENTS).filter(|number| allow(*number));
        let mut all: Vec<_> = numbers.map(|n| (exact(&scene.rows[n]), n)).collect();
        all.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        let levels = Levels::new(rows);
        let question = if any {
            Question::Any(&levels)
        } else {
            Question::Each(&levels)
        };
        let found = nearest(&scene.view, &allowed, question, WANTED, -1.0);
        let found: HashSet<usize> = found.iter().map(|s| s.address.doc_id as usize).collect();
        all.truncate(WANTED);
        all.retain(|(cosine, _)| *cosine > NEAR);
        let hits = all.iter().filter(|(_, n)| found.contains(n)).count();
        (!all.is_empty()).then(|| hits as f64 / all.len() as f64)
    };
    let mut recalls: Vec<f64> = scene.questions.iter().filter_map(recall).collect();
    assert!(recalls.len() > QUESTIONS / 20, "{}", recalls.len());
    recalls.sort_by(f64::total_cmp);
    recalls
}

fn check(name: &str, recalls: &[f64], [least, hundredth, mean]: [f64; 3]) {
    let found = recalls.iter().sum::<f64>() / recalls.len() as f64;
    eprintln!("{name}: {:?} {found}", &recalls[..10.min(recalls.len())]);
    let tail = (recalls[0], recalls[recalls.len() / 100]);
    assert!(
        tail.0 >= least && tail.1 >= hundredth && found >= mean,
        "{name}: least {}, first hundredth {}, mean {found}",
        tail.0,
        tail.1
    );
}

#[test]
fn hardly_anything_near_is_missed() {
    // A third of the records is in ten groups of 1,300 and more, whose members differ by chance
    // only. Which fifty of them are the nearest is what may be missed, not the group.
    let least = [0.6, 0.65, 0.93];
    check("view against view", &recalls(false, |_| true), least);
    check("one against all", &recalls(true, |_| true), least);
}

#[test]
fn a_narrow_filter_misses_nothing_near() {
    check(
        "one in ten",
        &recalls(false, |n| n % 10 == 3),
        [0.9, 0.9, 0.99],
    );
    // A filter that leaves only what is far from most questions.
    check(
        "far away",
        &recalls(false, |n| n % 3 != 0 && n * 7 % 400 > 370),
        [0.9, 0.9, 0.98],
    );
    check(
        "very few",
        &recalls(true, |n| n % 1_000 == 3),
        [1.0, 1.0, 1.0],
    );
}

#[test]
fn a_wide_filter_is_kept() {
    check("half", &recalls(false, |n| n % 2 == 0), [0.8, 0.85, 0.97]);
}

#[test]
fn a_vector_without_direction_is_near_to_nothing() {
    let levels = Levels::new(&Array2::zeros((VIEWS, DIMENSIONS)));
    let allowed = SCENE.view.allowed(&[]).unwrap();
    let found = nearest(&SCENE.view, &allowed, Question::Each(&levels), 10, 0.0);
    assert!(found.is_empty());
}
