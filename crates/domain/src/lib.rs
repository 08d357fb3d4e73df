//! What Spona talks about: profiles, needs, codes and levels.
//!
//! This crate knows no I/O. Its types can only hold valid values: they are made by parsing,
//! and parsing is validation. Start reading at [`Profile`] and [`Need`], then [`record`], which
//! turns one line of a `*.jsonl` file (or the body of a request) into them, and [`blind`], the
//! only view of them that retrieval and ranking ever see.

pub mod blind;
pub mod clock;
pub mod codes;
pub mod disclosure;
pub mod fold;
pub mod id;
pub mod need;
pub mod period;
pub mod profile;
pub mod record;
pub mod text;

pub use clock::{Clock, FixedClock, SystemClock};
pub use codes::{
    Country, EducationLevel, EngagementMode, LanguageLevel, LanguageTag, OrganisationType, Region,
    Sector, Visibility,
};
pub use id::{ExternalId, NeedId, ProfileId};
pub use need::{LanguageRequirement, Need, Window};
pub use period::{Period, YearMonth};
pub use profile::{Availability, Education, Experience, Identity, LanguageSkill, Licence, Profile};
pub use text::Text;
