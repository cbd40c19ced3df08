//! Text for a page.

use crate::base::text::printable;

/// Before the name of a row for each level that it stands below another; an em space.
pub(super) const DEEPER: char = '\u{2003}';

/// A page while it is written.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Adds text of our own as it is.
    pub(super) fn raw(&mut self, text: &str) -> &mut Self {
        self.0.push_str(text);
        self
    }

    /// Adds text from anywhere, so that it is nothing but text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.0.push_str(&escaped(text));
        self
    }

    pub(super) fn done(self) -> String {
        self.0
    }

    /// A table for those who want the numbers, folded away.
    pub(super) fn folded_table(&mut self, heads: &[&str], rows: &[Vec<String>]) {
        self.raw("<details><summary>The numbers</summary>\n");
        self.table(heads, rows);
        self.raw("</details>\n");
    }

    /// A table; its first column names the rows.
    pub(super) fn table(&mut self, heads: &[&str], rows: &[Vec<String>]) {
        self.raw("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
        for head in heads {
            self.raw("<th scope=\"col\">").text(head).raw("</th>");
        }
        self.raw("</tr></thead><tbody>\n");
        for row in rows {
            self.raw("<tr>");
            for (place, cell) in row.iter().enumerate() {
                let deep = cell.chars().take_while(|sign| *sign == DEEPER).count();
                match (place, deep) {
                    (0, 0) => self.raw("<th scope=\"row\">"),
                    (0, deep) => {
                        self.raw(&format!("<th scope=\"row\" class=\"d{}\">", deep.min(3)))
                    }
                    _ => self.raw("<td>"),
                };
                self.text(cell.trim_start_matches(DEEPER));
                self.raw(if place == 0 { "</th>" } else { "</td>" });
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody></table></div>\n");
    }
}

/// A text in which nothing means more than itself, in an element and in an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in printable(text).chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            sign => safe.push(sign),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_nothing_but_text() {
        assert_eq!(
            escaped("<script>alert('x')</script> & \"y\"\u{1b}[31m"),
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;\u{fffd}[31m"
        );
    }
}
