//! The only view of profiles and needs that retrieval, ranking and explanation ever see.
//!
//! What is not there cannot leak: these types have no place for a name, a contact, an origin, an
//! employer, a school, a town, a sex, a script or a language variant. Free text comes in folded
//! ([`crate::fold`]), so script, case and diacritics are gone, and redacted ([`redact`]), so that
//! a name, an address or a municipality inside it is gone too. A statement remembers which field
//! and bytes it came from; whoever may see the profile's own words looks them up there with [`quote`].

mod need;
mod places;
mod profile;
mod redact;
mod statement;

pub use need::BlindNeed;
pub use profile::{BlindLanguage, BlindProfile, Spell, original, quote, quote_in, redacted};
pub use redact::redact;
pub use statement::{BlindText, Field, Statement};
