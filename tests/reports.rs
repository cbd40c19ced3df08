//! Reports against computations of another kind: plain SQL over the log, a second implementation of the memory model, and
//! a real browser for the page.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails
#![allow(clippy::too_many_lines)] // one comparison after the other
#![allow(clippy::print_stderr)] // a test that cannot be made on this machine says so

mod desk;

#[path = "reports/browser.rs"]
mod browser;
#[path = "reports/exact.rs"]
mod exact;
#[path = "reports/once.rs"]
mod once;
#[path = "reports/page.rs"]
mod page;
