//! The rewriting of PLOVER's manual, for comparison: it has no future, so what lies ahead becomes a verbal act.
//!
//! | ahead or hypothetical | becomes | manual 0.8 |
//! |---|---|---|
//! | CONSULT, SUPPORT, COOPERATE, AID | AGREE | "express intent", coming meetings and visits |
//! | RETREAT | CONCEDE | announced withdrawals; CONCEDE stays |
//! | ASSAULT, COERCE, SANCTION, PROTEST, MOBILIZE | THREATEN | conditional attacks; its modes name the other deeds |
//! | any cooperation, negated | REJECT | refusals; a concession that was not made too |

use super::{Plover, is_friendly, is_hostile, root};
use crate::event::{Actuality, Event, Status};

/// Rewrites the types of events as the manual does. Everything else stays, so that the two readings can be laid side by side.
pub(crate) fn rewrite(events: &mut [Event]) {
    for event in events {
        let Some(kind) = event.kind else { continue };
        let Some((kind, mode)) = rewritten(event, (kind, event.mode)) else { continue };
        event.negated &= kind != "REJECT";
        event.cameo = root(kind, mode);
        (event.kind, event.mode) = (Some(kind), mode);
    }
}

fn rewritten(event: &Event, plover: Plover) -> Option<Plover> {
    if plover.0 == "CONCEDE" && event.negated {
        return Some(("REJECT", None));
    }
    if !matches!(event.actuality, Actuality::Ahead | Actuality::Hypothetical) {
        return None;
    }
    let refused = event.negated || event.status == Some(Status::Cancelled);
    match plover.0 {
        _ if is_friendly(plover) && refused => Some(("REJECT", None)),
        "CONSULT" | "SUPPORT" | "COOPERATE" | "AID" => Some(("AGREE", None)),
        "RETREAT" => Some(("CONCEDE", None)),
        _ if is_hostile(plover) && !refused => Some(("THREATEN", threat(plover))),
        _ => None,
    }
}

/// The mode of a threat of this deed.
pub(super) fn threat(plover: Plover) -> Option<&'static str> {
    match plover {
        ("ASSAULT" | "MOBILIZE", _) => Some("violence"),
        ("COERCE", Some("arrest")) => Some("arrest"),
        ("COERCE", Some("deport")) | ("SANCTION", Some("expel")) => Some("expel"),
        ("COERCE", _) => Some("restrict"),
        ("SANCTION", _) => Some("relations"),
        _ => None,
    }
}
