//! The program in a real pseudo-terminal, before a screen model: what a learner sees, types and is left with.
//!
//! The binary runs under `expectrl`; `vt100` is the screen. Nothing here sleeps or measures time: each step waits for text
//! on the screen, and gives up when the program is silent for far longer than any machine needs.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod desk;

#[path = "terminal/forms.rs"]
mod forms;
#[path = "terminal/leaving.rs"]
mod leaving;
#[path = "terminal/pty.rs"]
mod pty;
#[path = "terminal/screens.rs"]
mod screens;
#[path = "terminal/session.rs"]
mod session;
#[path = "terminal/typing.rs"]
mod typing;
