//! Any bytes as a document; the first one says of which format.

#![no_main]

#[path = "../document.rs"]
mod document;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some((first, rest)) = bytes.split_first() {
        let names = ["a.txt", "a.md", "a.html"];
        document::holds(names[usize::from(*first) % names.len()], rest);
    }
});
