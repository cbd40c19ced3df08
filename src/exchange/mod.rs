//! Floor 5: one file for each foreign format, bytes in, bytes out.

pub mod qdlog;
pub mod revlog;
