//! Where the ledger is.

use crate::config::Config;
use dateline_ledger::Ledger;
use std::path::PathBuf;

/// `--ledger`
#[derive(Debug, clap::Args)]
pub(crate) struct Home {
    /// The ledger [default: DATELINE_LEDGER, else that of dateline.toml, else dateline.ledger]
    #[arg(long, global = true, value_name = "FILE")]
    ledger: Option<PathBuf>,
}

impl Home {
    /// The settings, with this flag over them.
    pub(crate) fn config(&self) -> anyhow::Result<Config> {
        Config::load(self.ledger.as_deref())
    }

    /// The ledger to ask, and the settings.
    pub(crate) fn open(&self) -> anyhow::Result<(Ledger, Config)> {
        let config = self.config()?;
        Ok((Ledger::read_only(&config.ledger.value)?, config))
    }

    /// The ledger to change, and the settings.
    pub(crate) fn open_to_write(&self) -> anyhow::Result<(Ledger, Config)> {
        let config = self.config()?;
        Ok((Ledger::open(&config.ledger.value)?, config))
    }

    /// Whether the flag says which ledger.
    pub(crate) fn is_named(&self) -> bool {
        self.ledger.is_some()
    }
}
