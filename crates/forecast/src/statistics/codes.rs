//! Closed lists of codes that only statistics use, in the manner of [`domain::codes`].

/// Defines an enum whose variants are codes, with `Code`, `Display` and `Serialize`.
macro_rules! codes {
    (
        $(#[$doc:meta])*
        $name:ident, $kind:literal, { $( $(#[$item:meta])* $variant:ident = $code:literal ),+ $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize,
        )]
        pub enum $name {
            $( $(#[$item])* #[serde(rename = $code)] $variant ),+
        }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code as tables write it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl domain::codes::Code for $name {
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
pub(super) use codes;
