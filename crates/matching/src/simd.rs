//! Loops over whole numbers that are compiled for several kinds of processor.
//!
//! The program runs on every x86-64, whose common ground has neither wide registers nor a
//! bit-counting instruction. What is passed to [`widely`] is compiled for newer ones as well, and
//! the widest that the processor has is called. Only whole numbers, and sums of floats in a fixed
//! order, are computed this way, so the results are the same bits everywhere.

use pulp::{Arch, NullaryFnOnce};

/// Runs `work` compiled for the processor at hand. Its `call` has to be `#[inline(always)]`, with
/// all that it calls in a loop.
pub(crate) fn widely<W: NullaryFnOnce>(work: W) -> W::Output {
    Arch::new().dispatch(work)
}
