//! Dates made looser or narrower.

use super::Given;
use super::step::same;
use super::step::step;
use crate::time::context::Context;
use crate::time::meaning::Meaning;

pub(super) fn modified(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(args[1].meaning(context)?.with(args[0].modifier()?))
}

pub(super) fn edge(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(args[1].meaning(context)?.edge(args[0].modifier()?))
}

/// "the end of the year": of the one that is being spoken of.
pub(super) fn edge_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(spoken_of(context, &args[1..])?.edge(args[0].modifier()?))
}

/// "the year": that of publication, or in narrative the one mentioned last.
pub(super) fn spoken_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    if context.narrative { same(context, args) } else { step(context, &[Given::Word("0"), args[0]]) }
}

pub(super) fn is(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    args[0].meaning(context)
}
