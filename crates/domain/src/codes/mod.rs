//! Closed code lists: standards where there are any, ours where there are none.
//!
//! Every code implements [`Code`], so that a parser can say what it would have accepted.

mod country;
mod education;
mod engagement;
mod language;
mod organisation;
mod region;
mod sector;
mod visibility;

pub use country::Country;
pub use education::EducationLevel;
pub use engagement::EngagementMode;
pub use language::{LanguageGroup, LanguageLevel, LanguageTag};
pub use organisation::OrganisationType;
pub use region::Region;
pub use sector::Sector;
pub use visibility::Visibility;

/// A value written as a short code.
pub trait Code: Sized {
    /// What the code stands for, in the singular, for messages ("engagement mode").
    const KIND: &'static str;

    /// Reads the code exactly as written.
    fn parse_code(text: &str) -> Option<Self>;

    /// What would be accepted: every code of a short list, or a description of a long one.
    fn accepted() -> Vec<String>;
}

/// Defines an enum whose variants are codes, with `Code`, `Display`, `Serialize`, `Deserialize`.
macro_rules! code_enum {
    (
        $(#[$doc:meta])*
        $name:ident, $kind:literal, { $( $(#[$vdoc:meta])* $variant:ident = $code:literal ),+ $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $( $(#[$vdoc])* #[serde(rename = $code)] $variant ),+
        }

        impl $name {
            /// Every value, in code order of the list above.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code as files and the API write it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl $crate::codes::Code for $name {
            const KIND: &'static str = $kind;

            fn parse_code(text: &str) -> Option<Self> {
                match text { $($code => Some(Self::$variant),)+ _ => None }
            }

            fn accepted() -> Vec<String> {
                vec![$($code.to_owned()),+]
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use code_enum;
