//! Which concepts an experiment leaves out.

use sha2::{Digest, Sha256};

/// Whether the concept with this id is one of the `share` (0 to 1) of all concepts that a training
/// with `--hold-out` never sees. Decided by the SHA-256 of the id alone, so that a training and
/// its evaluation agree whatever the seed, and a larger share holds all of a smaller one.
///
/// # Example
/// ```
/// use embedding::train::held_out;
/// let out = (0..1000).filter(|n| held_out(&format!("isco:{n}"), 0.2)).count();
/// assert!((150..250).contains(&out));
/// assert!(!held_out("isco:2221", 0.0) && held_out("isco:2221", 1.0));
/// ```
pub fn held_out(id: &str, share: f64) -> bool {
    let digest = Sha256::digest(id.as_bytes());
    let number = u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]);
    f64::from(number) < share * (f64::from(u32::MAX) + 1.0)
}
