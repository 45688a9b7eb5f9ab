//! What moves what: the table by which a report changes the status of a row.

use super::Status::{self, Cancelled, Doubtful, Held, Planned, Possible, Postponed, Scheduled, Unplanned};

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    /// The statuses from which it leads.
    pub from: &'static [Status],
    /// What the report says.
    pub said: Status,
    /// What else must hold.
    pub need: Need,
    /// Where it leads.
    pub to: Status,
    /// Its name, which each step keeps.
    pub rule: &'static str,
}

/// What must hold for a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing.
    Always,
    /// The source is at least as strong as the one by whose word the row stands.
    Equal,
    /// The same, or any source but an unnamed one.
    Firm,
    /// The same as [`Need::Firm`], and a day that the row has not had.
    NewDay,
    /// At least as strong and of a later day; or firm and with a day that the row has not had. An echo of an old plan revives nothing.
    Later,
    /// The report is not from before the day.
    DayCome,
    /// The same, and firm.
    DayComeFirm,
    /// Nothing has happened yet, or what is ahead lies after what happened.
    Ahead,
}

const fn to(from: &'static [Status], said: Status, need: Need, rule: &'static str) -> Move {
    Move { from, said, need, to: said, rule }
}

/// The table. The first line that fits moves; where none fits, the row stays as it is.
pub const MOVES: &[Move] = &[
    to(&[Unplanned], Possible, Need::Ahead, "status/first"),
    to(&[Unplanned], Planned, Need::Ahead, "status/first"),
    to(&[Unplanned], Scheduled, Need::Ahead, "status/first"),
    to(&[Unplanned], Doubtful, Need::Ahead, "status/first"),
    to(&[Unplanned], Postponed, Need::Ahead, "status/first"),
    to(&[Unplanned], Cancelled, Need::Ahead, "status/first"),
    to(&[Possible], Planned, Need::Always, "status/firmer"),
    to(&[Possible, Planned], Scheduled, Need::Always, "status/firmer"),
    to(&[Possible, Planned], Doubtful, Need::Firm, "status/doubted"),
    to(&[Scheduled, Postponed], Doubtful, Need::Equal, "status/doubted"),
    to(&[Doubtful], Possible, Need::Later, "status/doubt-lifted"),
    to(&[Doubtful], Planned, Need::Later, "status/doubt-lifted"),
    to(&[Doubtful], Scheduled, Need::Equal, "status/doubt-lifted"),
    to(&[Possible, Planned, Scheduled, Doubtful], Postponed, Need::Firm, "status/put-off"),
    to(&[Possible, Planned, Scheduled, Doubtful, Postponed], Cancelled, Need::Firm, "status/called-off"),
    to(&[Postponed], Scheduled, Need::NewDay, "status/new-day"),
    to(&[Cancelled], Possible, Need::Later, "status/revived"),
    to(&[Cancelled], Planned, Need::Later, "status/revived"),
    to(&[Cancelled], Scheduled, Need::Later, "status/revived"),
    to(&[Cancelled], Postponed, Need::Later, "status/revived"),
    to(&[Possible, Planned, Scheduled, Doubtful, Postponed], Held, Need::DayCome, "status/held"),
    to(&[Cancelled], Held, Need::DayComeFirm, "status/held"),
];

impl Need {
    /// The words for tables.
    pub fn label(self) -> &'static str {
        match self {
            Self::Always => "any report",
            Self::Equal => "a source as strong",
            Self::Firm => "a source as strong, or any with a name or an article's own voice",
            Self::NewDay => "a day that it has not had, not by unnamed sources alone",
            Self::Later => "a source as strong, of a later day; or a day that it has not had",
            Self::DayCome => "a report on or after its day",
            Self::DayComeFirm => "a report on or after its day, not by unnamed sources alone",
            Self::Ahead => "lies ahead of what has happened",
        }
    }
}

/// The table for DESIGN.md.
pub fn markdown() -> String {
    let mut out = String::from("| from | the report says | needs | to | rule |\n|---|---|---|---|---|\n");
    for m in MOVES {
        let from: Vec<&str> = m.from.iter().map(|s| s.label()).collect();
        out.extend(["| ", &from.join(", "), " | ", m.said.label(), " | ", m.need.label(), " | ", m.to.label(), " | `", m.rule, "` |\n"]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_design_shows_the_table() {
        let design = include_str!("../../../../DESIGN.md");
        assert!(design.contains(&markdown()), "DESIGN.md wants this table:\n{}", markdown());
    }

    #[test]
    fn no_line_hides_another() {
        for (i, a) in MOVES.iter().enumerate() {
            let hidden = |s: &Status| MOVES[..i].iter().any(|b| b.said == a.said && b.from.contains(s));
            assert!(!a.from.iter().any(hidden), "{a:?}");
            assert!(!a.from.contains(&a.to), "{a:?}");
        }
    }

    #[test]
    fn what_was_held_stays_held_and_a_denial_cancels_nothing() {
        assert!(MOVES.iter().all(|m| !m.from.contains(&Held)));
        assert!(MOVES.iter().all(|m| m.to != Cancelled || m.said == Cancelled));
        assert!(markdown().contains(
            "| postponed | scheduled | a day that it has not had, not by unnamed sources alone | scheduled | `status/new-day` |"
        ));
    }
}
