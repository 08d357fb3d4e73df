//! Short fingerprints of what shaped an index or a ranking, for versions. Not for security.

/// 64-bit FNV-1a over the bytes, in hexadecimal.
pub(crate) fn digest(bytes: impl IntoIterator<Item = u8>) -> String {
    let hash = bytes
        .into_iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}
