//! What the source does to the content, where the construction says more than the cue's lemma.

use super::{Draft, Source, SourceKind, Stance};

/// The stance of the cue's lemma; what stands "according to" a paper or a study is reported.
pub(super) fn settle(draft: &Draft, source: Option<&Source>) -> Stance {
    let written = source.is_some_and(|s| matches!(s.kind, SourceKind::Outlet | SourceKind::Document));
    if draft.stance == Stance::Says && draft.rule == "claim/according-to" && written { Stance::Reports } else { draft.stance }
}
