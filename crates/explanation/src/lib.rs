//! A match in sentences: Bosnian, Croatian, Serbian, English and German.
//!
//! [`Explainer`] is the door. Every sentence is a template of `messages/`, filled with the need's
//! own words ([`Asked`]), the profile's own words ([`Quotes`]), names of codes and numbers; nothing
//! else can get into one. The message files are part of the program, and their completeness is
//! tested: the same keys, the same placeholders, every plural form, a name for every code.
//!
//! A language is a file. Cyrillic is no file: the Latin templates and names are transliterated, and
//! what people wrote stays as they wrote it.

mod asked;
mod catalogue;
mod key;
mod language;
mod lines;
mod names;
mod numbers;
mod plural;
mod quotes;
mod template;

pub use asked::Asked;
pub use catalogue::MessagesError;
pub use language::Reader;
pub use lines::{About, Explainer, Line};
pub use quotes::{Quote, Quotes};
