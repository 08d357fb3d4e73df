//! Writes HTML, escaping whatever is not markup of our own.

use serde_json::Value;

/// A growing piece of HTML.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Markup of our own.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text, escaped.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                other => self.0.push(other),
            }
        }
        self
    }

    /// Text whose words in backticks are code.
    pub(super) fn code_text(&mut self, text: &str) -> &mut Self {
        for (n, piece) in text.split('`').enumerate() {
            if n % 2 == 1 {
                self.raw("<code>").text(piece).raw("</code>");
            } else {
                self.text(piece);
            }
        }
        self
    }

    /// An element with nothing but text.
    pub(super) fn element(&mut self, name: &str, text: &str) -> &mut Self {
        self.raw("<").raw(name).raw(">").text(text);
        self.raw("</").raw(name).raw(">")
    }

    /// Paragraphs, divided by empty lines.
    pub(super) fn prose(&mut self, text: &str) -> &mut Self {
        for paragraph in text
            .split("\n\n")
            .filter(|paragraph| !paragraph.trim().is_empty())
        {
            self.raw("<p>").code_text(paragraph).raw("</p>");
        }
        self
    }

    /// The piece.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// The text of a value; empty where it is none.
pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_code_marked() {
        let mut html = Html::default();
        html.code_text("a `<b>` & \"c\"");
        assert_eq!(
            html.finish(),
            "a <code>&lt;b&gt;</code> &amp; &quot;c&quot;"
        );
    }
}
