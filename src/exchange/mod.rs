//! Floor 5: one module for each foreign format, bytes in, bytes out.

pub mod qdlog;
pub mod revlog;
