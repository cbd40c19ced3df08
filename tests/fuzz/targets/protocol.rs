//! Any bytes from the program at the other end; the first one says of which kind the session is.

#![no_main]

#[path = "../protocol.rs"]
mod protocol;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some((first, rest)) = bytes.split_first() {
        protocol::holds(u64::from(*first), rest);
    }
});
