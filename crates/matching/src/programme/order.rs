//! An order that a seed gives.

/// The indices of `keys` in the order that `seed` gives them.
pub(super) fn order(keys: impl Iterator<Item = u128>, seed: u64) -> Vec<usize> {
    let mut keyed: Vec<(u64, u128, usize)> = keys
        .enumerate()
        .map(|(index, key)| (shuffled(key, seed), key, index))
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(.., index)| index).collect()
}

/// A number that looks random, the same for the same key and seed (the finaliser of SplitMix64,
/// Steele, Lea and Flood 2014).
#[expect(clippy::cast_possible_truncation, reason = "both halves are mixed in")]
fn shuffled(key: u128, seed: u64) -> u64 {
    let mix = |state: u64| {
        let state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        state ^ (state >> 31)
    };
    mix(mix(mix(seed) ^ key as u64) ^ (key >> 64) as u64)
}
