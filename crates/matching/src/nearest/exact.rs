//! The cosine of a question with a record's best view.

use pulp::NullaryFnOnce;

use super::Question;
use crate::levels::plain_dot;
use crate::simd::widely;
use crate::vectors::VIEWS;

/// A question with the lengths of its vectors.
pub(crate) struct Exact<'q> {
    views: [&'q [i8]; VIEWS],
    squares: [f32; VIEWS],
}

impl<'q> Exact<'q> {
    pub(crate) fn new(question: Question<'q>) -> Self {
        let views = std::array::from_fn(|view| question.view(view));
        Self {
            views,
            squares: views.map(|row| plain_dot(row, row) as f32),
        }
    }

    /// The highest cosine of a view with the row of its own; 0 where all are zeros.
    pub(crate) fn best(&self, rows: &[i8]) -> f32 {
        widely(Best { asked: self, rows })
    }
}

struct Best<'a> {
    asked: &'a Exact<'a>,
    rows: &'a [i8],
}

impl NullaryFnOnce for Best<'_> {
    type Output = f32;

    #[inline(always)]
    fn call(self) -> f32 {
        let Exact { views, squares } = self.asked;
        let mut best: Option<f32> = None;
        for (view, row) in self.rows.chunks_exact(views[0].len().max(1)).enumerate() {
            if view >= VIEWS {
                break;
            }
            let square = squares[view] * plain_dot(row, row) as f32;
            if square > 0.0 {
                let cosine = plain_dot(views[view], row) as f32 / square.sqrt();
                best = Some(best.map_or(cosine, |best| best.max(cosine)));
            }
        }
        best.unwrap_or_default()
    }
}
