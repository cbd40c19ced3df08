//! What the elements of HTML mean for the text in them.

use super::piece::{Shape, Style};
use crate::generate::Boilerplate;

/// Elements that hold nothing and have no end tag.
pub(super) const VOID: [&[u8]; 14] = [
    b"area", b"base", b"br", b"col", b"embed", b"frame", b"hr", b"img", b"input", b"link", b"meta",
    b"source", b"track", b"wbr",
];

/// What an element is for the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Part of a line: `i`, `span`, and all that is not known.
    Inline,
    /// A link.
    Link,
    /// Figures above the line.
    Raised,
    /// Crossed out: its author takes it back.
    Struck,
    /// Set in bold.
    Bold,
    /// Ends the text before and behind it.
    Block,
    /// A paragraph, which ends by itself before the next block.
    Paragraph,
    /// A heading of a level.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// The text of the page.
    Article,
    /// What stands around the text.
    Around(Boilerplate),
    /// What is never shown as text.
    Hidden,
    /// The title of the page.
    Title,
}

impl Kind {
    /// Whether text before and behind it is not the same line.
    pub(super) fn ends_text(self) -> bool {
        !matches!(
            self,
            Self::Inline | Self::Link | Self::Raised | Self::Struck | Self::Bold | Self::Cell
        )
    }
}

/// What an element of a name is.
pub(super) fn kind(name: &[u8]) -> Kind {
    match name {
        b"a" => Kind::Link,
        b"sup" => Kind::Raised,
        b"b" | b"strong" | b"dfn" => Kind::Bold,
        b"del" | b"s" | b"strike" => Kind::Struck,
        b"p" => Kind::Paragraph,
        b"h1" => Kind::Heading(1),
        b"h2" => Kind::Heading(2),
        b"h3" => Kind::Heading(3),
        b"h4" => Kind::Heading(4),
        b"h5" => Kind::Heading(5),
        b"h6" => Kind::Heading(6),
        b"li" | b"dd" | b"dt" => Kind::Item,
        b"tr" => Kind::Row,
        b"td" | b"th" => Kind::Cell,
        b"main" | b"article" => Kind::Article,
        b"nav" | b"header" | b"footer" | b"aside" | b"form" | b"button" | b"menu" | b"dialog" => {
            Kind::Around(Boilerplate::Markup)
        }
        b"figcaption" | b"caption" | b"legend" => Kind::Around(Boilerplate::Caption),
        b"pre" => Kind::Around(Boilerplate::Code),
        b"script" | b"style" | b"noscript" | b"template" | b"svg" | b"math" | b"iframe"
        | b"object" | b"canvas" | b"audio" | b"video" | b"textarea" | b"select" | b"head"
        | b"noframes" => Kind::Hidden,
        b"title" => Kind::Title,
        b"address" | b"blockquote" | b"body" | b"br" | b"center" | b"details" | b"dir" | b"div"
        | b"dl" | b"fieldset" | b"figure" | b"hr" | b"html" | b"img" | b"ol" | b"section"
        | b"summary" | b"table" | b"tbody" | b"tfoot" | b"thead" | b"ul" => Kind::Block,
        _ => Kind::Inline,
    }
}

/// What holds inside of an open element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Inside {
    pub(super) hidden: bool,
    pub(super) title: bool,
    pub(super) article: bool,
    pub(super) link: bool,
    pub(super) raised: bool,
    pub(super) bold: bool,
    /// In a row of a table and not yet in a block of a cell.
    pub(super) row: bool,
    item: bool,
    heading: u8,
    /// Outside of the text by the kind of an element.
    around: Option<Boilerplate>,
    /// Outside of the text by the words with which an author names a part of the page.
    named: Option<Boilerplate>,
}

impl Inside {
    /// How text is taken here.
    pub(super) fn style(self) -> Style {
        let shape = match self {
            Self {
                around: Some(why), ..
            }
            | Self {
                named: Some(why), ..
            } => Shape::Given(why),
            Self { heading: 1.., .. } => Shape::Heading(self.heading),
            Self { row: true, .. } => Shape::Row,
            Self { item: true, .. } => Shape::Item,
            _ => Shape::Text { marked: true },
        };
        Style {
            shape,
            link: self.link,
            article: self.article,
            bold: self.bold,
        }
    }
}

/// What holds inside of an element, from what holds around it. `heed_names` is whether the names that authors give to
/// parts of a page count.
pub(super) fn inside(
    kind: Kind,
    name: &[u8],
    attributes: &[(String, String)],
    around: Inside,
    heed_names: bool,
) -> Inside {
    let mut inside = Inside {
        title: false,
        row: around.row && !kind.ends_text(),
        item: around.item && kind != Kind::Cell,
        ..around
    };
    match kind {
        Kind::Link => inside.link = true,
        Kind::Raised => inside.raised = true,
        Kind::Bold => inside.bold = true,
        Kind::Heading(level) => inside.heading = level,
        Kind::Item => inside.item = true,
        Kind::Row => inside.row = true,
        // a page names its main part once, whatever the parts around it are called
        Kind::Article if name == b"main" => {
            inside.article = true;
            inside.named = None;
        }
        Kind::Article => inside.article = true,
        Kind::Hidden | Kind::Struck => inside.hidden = true,
        Kind::Title => {
            inside.title = true;
            inside.hidden = true;
        }
        // the head of an article holds its heading, that of a page its name and menu
        Kind::Around(_) if name == b"header" && around.article => {}
        Kind::Around(why) => inside.around = Some(why),
        Kind::Inline | Kind::Block | Kind::Paragraph | Kind::Cell => {}
    }
    // the outermost elements carry words for the whole page, such as `has-sidebar`
    if matches!(name, b"html" | b"body" | b"main" | b"article") {
        return inside;
    }
    if let Some(why) = named(attributes, name).filter(|_| heed_names || !kind.ends_text()) {
        inside.named = inside.named.or(Some(why));
        // text within a line that is no part of it
        inside.hidden |= !kind.ends_text() && kind != Kind::Cell;
    }
    if invisible(attributes) {
        inside.hidden = true;
    }
    inside
}

/// Roles of what stands around the text.
const ROLES: [&str; 8] = [
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "complementary",
    "menu",
    "menubar",
    "dialog",
];
/// Words by which authors of pages name what stands around the text.
const AROUND: [&str; 36] = [
    "nav",
    "navbar",
    "navigation",
    "navbox",
    "menu",
    "sidebar",
    "footer",
    "breadcrumb",
    "breadcrumbs",
    "cookie",
    "cookies",
    "advert",
    "advertisement",
    "ad",
    "ads",
    "social",
    "share",
    "sharing",
    "related",
    "comments",
    "newsletter",
    "popup",
    "modal",
    "toc",
    "pagination",
    "pager",
    "promo",
    "sponsored",
    "references",
    "reflist",
    "editsection",
    "hatnote",
    "consent",
    "noprint",
    "skip",
    "login",
];

/// What the attributes say of the part of the page.
fn named(attributes: &[(String, String)], name: &[u8]) -> Option<Boilerplate> {
    for (key, value) in attributes {
        let known = |words: &[&str]| {
            let names = value.split(' ');
            names
                .flat_map(parts)
                .any(|word| words.contains(&word.as_str()))
        };
        match key.as_str() {
            "role" if known(&ROLES) => return Some(Boilerplate::Markup),
            "class" | "id" if known(&["caption", "thumbcaption", "wp-caption-text"]) => {
                return Some(Boilerplate::Caption);
            }
            // a class of a link or a word in bold says how it looks, not what it is
            "class" | "id" if name != b"a" && name != b"b" && known(&AROUND) => {
                return Some(Boilerplate::Markup);
            }
            _ => {}
        }
    }
    None
}

/// The words of a name that may tell what a part of the page is, in small letters: not those of a name that tells how the
/// parts lie, such as `has-sidebar` or `two-columns-sidebar-right`.
fn parts(name: &str) -> Vec<String> {
    /// Names that begin with these tell what is there beside.
    const STATES: [&str; 6] = ["has", "hide", "no", "show", "with", "without"];
    let name = name.to_ascii_lowercase();
    let mut parts: Vec<String> = name.split(['-', '_']).map(str::to_owned).collect();
    if parts
        .first()
        .is_some_and(|first| STATES.contains(&first.as_str()))
    {
        return Vec::new();
    }
    let last = parts.len() - 1;
    let mut at = 0..;
    parts.retain(|part| at.next().is_none_or(|at| at == 0 || at == last) || part != "sidebar");
    // both columns, and what holds them
    if parts.first().is_some_and(|first| first == "content") && last > 0 {
        parts.retain(|part| part != "sidebar");
    }
    parts
}

fn invisible(attributes: &[(String, String)]) -> bool {
    attributes.iter().any(|(key, value)| match key.as_str() {
        "hidden" => true,
        "aria-hidden" => value == "true",
        "style" => {
            let style: String = value.to_ascii_lowercase().split_whitespace().collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        _ => false,
    })
}
