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
    let base = if context.narrative { same(context, &args[1..])? } else { step(context, &[Given::Word("0"), args[1]])? };
    Some(base.edge(args[0].modifier()?))
}

pub(super) fn is(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    args[0].meaning(context)
}
