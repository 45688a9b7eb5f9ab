//! Dates made looser or narrower.

use super::Given;
use super::step::same;
use super::step::step;
use crate::time::context::Context;
use crate::time::meaning::Meaning;

pub(super) fn modified(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (meaning, modifier) = (args[1].meaning(context)?, args[0].modifier()?);
    let date = meaning.when.is_some() && modifier == "APPROX" && meaning.kind != crate::time::Type::Time;
    Some(if date { meaning.approximate() } else { meaning }.with(modifier))
}

pub(super) fn edge(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(args[1].meaning(context)?.edge(args[0].modifier()?))
}

/// "the end of the year": of the one that is being spoken of.
pub(super) fn edge_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(spoken_of(context, &args[1..])?.edge(args[0].modifier()?))
}

/// "earlier this year": from its beginning to the day of publication.
pub(super) fn so_far(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(until_published(context, args[0].meaning(context)?))
}

/// "later this year": from the day of publication to its end.
pub(super) fn to_come(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(from_published(context, args[0].meaning(context)?))
}

pub(super) fn so_far_in(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(until_published(context, spoken_of(context, args)?))
}

pub(super) fn to_come_in(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(from_published(context, spoken_of(context, args)?))
}

fn until_published(context: &Context<'_, '_>, meaning: Meaning) -> Meaning {
    match (meaning.earliest, meaning.latest, context.published) {
        (Some(first), Some(last), Some(now)) if first < now && now < last => meaning.within(first, now).with("START"),
        _ => meaning.edge("START"),
    }
}

fn from_published(context: &Context<'_, '_>, meaning: Meaning) -> Meaning {
    match (meaning.earliest, meaning.latest, context.published) {
        (Some(first), Some(last), Some(now)) if first < now && now < last => meaning.within(now, last).with("END"),
        _ => meaning.edge("END"),
    }
}

/// "the year": that of publication, or in narrative the one mentioned last.
pub(super) fn spoken_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    if context.narrative { same(context, args) } else { step(context, &[Given::Word("0"), args[0]]) }
}

pub(super) fn is(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    args[0].meaning(context)
}
