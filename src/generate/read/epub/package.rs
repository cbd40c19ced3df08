//! What a book says of itself: its chapters in their order, its title, its date.

use std::collections::HashMap;

use super::super::Unreadable;
use super::super::decode;
use super::super::head::Head;
use super::super::xml::{Element, elements};
use super::archive::Archive;
use super::broken;

/// The list of a book's files is a hundredth of this, in bytes.
const LARGEST: usize = 4 * 1024 * 1024;

/// The package of a book.
pub(super) struct Package {
    /// The files of its chapters within the archive, in the order of reading.
    pub(super) chapters: Vec<String>,
    /// Its title and its day.
    pub(super) head: Head,
}

impl Package {
    /// Reads the package that the container of a book names.
    ///
    /// # Errors
    /// When the archive does not tell what is in it.
    pub(super) fn of(archive: &mut Archive<'_>) -> Result<Self, Unreadable> {
        let container = told(archive, "META-INF/container.xml", &["rootfile"])?;
        let root = container
            .iter()
            .find_map(|root| root.attribute("full-path"));
        let root = root.ok_or_else(|| broken("it does not say where its list of chapters is"))?;
        let names = ["item", "itemref", "title", "date"];
        let elements = told(archive, root.trim_start_matches('/'), &names)?;
        Ok(Self {
            chapters: chapters(root, &elements),
            head: head(&elements),
        })
    }
}

/// The elements of some names in a file of the archive.
fn told(archive: &mut Archive<'_>, path: &str, names: &[&str]) -> Result<Vec<Element>, Unreadable> {
    let missing = || broken(format!("`{path}` cannot be read"));
    let bytes = archive.unpack(path, LARGEST)?.ok_or_else(missing)?;
    let text = decode::text(&bytes).map_err(|_| missing())?;
    elements(&text, names).map_err(broken)
}

/// The chapters in the order of reading. What is marked to lie beside that order, such as an answer key, comes only where
/// there is nothing else; the table of contents never.
fn chapters(root: &str, elements: &[Element]) -> Vec<String> {
    let items = elements.iter().filter(|element| element.name == "item");
    let items: HashMap<&str, &Element> = items
        .filter_map(|item| Some((item.attribute("id")?, item)))
        .collect();
    let order = elements.iter().filter(|element| element.name == "itemref");
    let contents = |item: &Element| {
        let properties = item.attribute("properties").unwrap_or_default();
        properties.split_whitespace().any(|word| word == "nav")
    };
    let order: Vec<(bool, String)> = order
        .filter_map(|reference| {
            let item = items.get(reference.attribute("idref")?)?;
            let beside = reference.attribute("linear") == Some("no");
            let path = within(root, item.attribute("href")?);
            (!contents(item)).then_some((beside, path))
        })
        .collect();
    if order.is_empty() {
        return pages(root, elements);
    }
    let all_beside = order.iter().all(|(beside, _)| *beside);
    let read = order
        .into_iter()
        .filter(|(beside, _)| !beside || all_beside);
    read.map(|(_, path)| path).collect()
}

/// All pages of a book that tells no order, as they are listed.
fn pages(root: &str, elements: &[Element]) -> Vec<String> {
    let page = |item: &&Element| item.attribute("media-type") == Some("application/xhtml+xml");
    let items = elements.iter().filter(|element| element.name == "item");
    let paths = items.filter(page).filter_map(|item| item.attribute("href"));
    paths.map(|path| within(root, path)).collect()
}

/// The title of the book, and the day on which it came out.
fn head(elements: &[Element]) -> Head {
    let mut head = Head::default();
    for element in elements {
        // a file may also tell when it was converted or changed
        let event = element.attribute("event");
        if element.name == "title" || event.is_none_or(|event| event.contains("publication")) {
            head.field(&element.name, &element.text);
        }
    }
    head
}

/// A path in the archive from a reference in one of its files: `%20` read, `..` followed, what points into a page left out.
fn within(file: &str, reference: &str) -> String {
    let reference = reference.split('#').next().unwrap_or(reference);
    let reference = unescaped(reference);
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let from = match reference.starts_with('/') {
        true => "",
        false => folder,
    };
    let mut path: Vec<&str> = Vec::new();
    for part in from.split('/').chain(reference.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path.join("/")
}

/// A reference with `%` and two hexadecimal digits read as the byte that they mean.
fn unescaped(reference: &str) -> String {
    let mut bytes = Vec::with_capacity(reference.len());
    let mut rest = reference.as_bytes();
    while let [first, behind @ ..] = rest {
        let digits = behind.get(..2).filter(|_| *first == b'%');
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_lead_to_files_of_the_archive() {
        for (file, reference, path) in [
            ("content.opf", "one.xhtml", "one.xhtml"),
            (
                "OEBPS/content.opf",
                "text/one.xhtml#p2",
                "OEBPS/text/one.xhtml",
            ),
            ("OEBPS/content.opf", "../two%20b.xhtml", "two b.xhtml"),
            ("a/b/c.opf", "/d/./e%.xhtml", "d/e%.xhtml"),
            ("a.opf", "%C3%A4.xhtml", "ä.xhtml"),
        ] {
            assert_eq!(within(file, reference), path);
        }
    }
}
