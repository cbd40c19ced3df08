//! PDF: the text of its pages. Pages are parted by an empty line, so that no paragraph goes over two of them.

use lopdf::Document;

use super::Unreadable;

/// The text of a PDF.
///
/// # Errors
/// When it is locked or broken.
pub(super) fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    let broken = |error: lopdf::Error| Unreadable::Broken(format!("its PDF is broken: {error}"));
    let document = Document::load_mem(bytes).map_err(broken)?;
    if document.is_encrypted() {
        return Err(Unreadable::Broken(String::from(
            "its PDF is locked by a password",
        )));
    }
    let pages = document.get_pages().into_keys();
    // a page whose fonts cannot be read is left out; the others may still tell much
    let texts: Vec<String> = pages
        .filter_map(|page| document.extract_text(&[page]).ok())
        .collect();
    Ok(texts.join("\n\n"))
}
