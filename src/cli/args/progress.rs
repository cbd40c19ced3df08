//! What the commands for the progress file take.

use clap::Args;

#[derive(Debug, Clone, Args)]
pub(crate) struct Doctor {
    /// Rebuild from the answers what is derived: memory, due days
    #[arg(long)]
    pub(crate) rebuild: bool,
}
