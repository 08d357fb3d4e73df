//! Work on the rows of matrices, shared out to threads.
//!
//! A matrix is cut into a fixed number of pieces, whatever the number of threads, and no piece adds
//! to another: the numbers that come out do not depend on how many threads there were.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis};

/// Pieces of every matrix.
const PIECES: usize = 8;

/// Calls `work` on every job, on `threads` threads; jobs are dealt out in turn.
pub(super) fn each<T: Send>(threads: usize, jobs: Vec<T>, work: impl Fn(T) + Sync) {
    if threads <= 1 {
        jobs.into_iter().for_each(work);
        return;
    }
    let mut hands: Vec<Vec<T>> = (0..threads).map(|_| Vec::new()).collect();
    for (index, job) in jobs.into_iter().enumerate() {
        hands[index % threads].push(job);
    }
    let work = &work;
    std::thread::scope(|scope| {
        for hand in hands {
            scope.spawn(move || hand.into_iter().for_each(work));
        }
    });
}

/// Calls `work` with the number of the first row and the rows of every piece of `matrix`.
pub(super) fn pieces(
    threads: usize,
    matrix: &mut Array2<f32>,
    work: impl Fn(usize, ArrayViewMut2<f32>) + Sync,
) {
    let rows = matrix.nrows().div_ceil(PIECES).max(1);
    let jobs = matrix.axis_chunks_iter_mut(Axis(0), rows).enumerate();
    each(threads, jobs.collect(), |(piece, view)| {
        work(piece * rows, view);
    });
}

/// `left` times `right`.
pub(super) fn product(
    threads: usize,
    left: ArrayView2<f32>,
    right: ArrayView2<f32>,
) -> Array2<f32> {
    let mut result = Array2::zeros((left.nrows(), right.ncols()));
    pieces(threads, &mut result, |first, mut rows| {
        let left = left.slice(ndarray::s![first..first + rows.nrows(), ..]);
        general_mat_mul(1.0, &left, &right, 0.0, &mut rows);
    });
    result
}
