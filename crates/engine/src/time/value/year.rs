//! Years, decades and centuries.

use super::Given;
use super::looser::edge_of;
use crate::time::calendar::{self, When};
use crate::time::context::Context;
use crate::time::meaning::Meaning;
use crate::time::number::full_year;

/// A year, or so many years before Christ where the second argument says so.
pub(super) fn year(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let n = args[0].number()?;
    let bc = args.get(1).is_some_and(|era| era.word() == "bc");
    Some(Meaning::at(When::Year(calendar::year(if bc { 1 - n } else { full_year(n) })?)))
}

pub(super) fn decade(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let first = calendar::year(args[0].number()?)?;
    // "the 1800s" are a century, "the 1900s" and "the 2000s" more often ten years.
    Some(Meaning::at(if first % 100 == 0 && first < 1900 { When::Century(first / 100) } else { When::Decade(first / 10) }))
}

pub(super) fn century(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let n = calendar::year(args[0].number()?).filter(|n| (1..=30).contains(n))?;
    let bc = args.get(1).is_some_and(|era| era.word() == "bc");
    Some(Meaning::at(When::Century(if bc { -n } else { n - 1 })))
}

pub(super) fn year_end(context: &Context<'_, '_>, _: &[Given<'_>]) -> Option<Meaning> {
    edge_of(context, &[Given::Word("END"), Given::Word("year")])
}
