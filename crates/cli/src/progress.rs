//! Progress on standard error, where it is a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over `bytes` of input. Without a terminal it draws nothing.
pub(crate) fn bytes(bytes: u64) -> ProgressBar {
    let bar = ProgressBar::new(bytes);
    let style = "{bar:30} {bytes}/{total_bytes} {msg} {eta}";
    if let Ok(style) = ProgressStyle::with_template(style) {
        bar.set_style(style);
    }
    bar
}
