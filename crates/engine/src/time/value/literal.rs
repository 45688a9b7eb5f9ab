//! Values that the rule itself gives.

use super::Given;
use crate::time::Type;
use crate::time::context::Context;
use crate::time::meaning::Meaning;

pub(super) fn literal(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let value = args[0].word();
    let kind = if value.starts_with('P') && !value.ends_with("_REF") { Type::Duration } else { Type::Date };
    Some(Meaning::text(kind, value))
}

/// A literal that only a text which narrates times long gone has.
pub(super) fn narrated(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    if context.narrative { literal(context, args) } else { None }
}

pub(super) fn set(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(Meaning::text(Type::Set, args[0].word()))
}
