//! The commands of the ledger, on the real binary: what is kept, what is asked, what is corrected, what is refused.

mod program;

mod ledger {
    mod desk;

    mod add;
    mod archive;
    mod bombs;
    mod formats;
    mod versions;

    mod ask;
    mod journey;
    mod looks;

    mod correct;
    mod export;

    mod config;
    mod hostile;
    mod killed;
    mod order;
    mod refused;
}
