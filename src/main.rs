//! The program `quizdeck`.

fn main() {}
