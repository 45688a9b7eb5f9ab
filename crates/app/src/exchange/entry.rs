//! One event as iCalendar, ninjs and NewsML-G2 hold it, in the words of none of them.

use dateline_ledger::status::Status;
use jiff::Timestamp;

/// An event of another system. Texts are as they came, but for control characters; a field that was not said is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Entry {
    /// The name of the event in its system, the same in every version of it.
    pub(crate) uid: String,
    /// Which of a series it is (RECURRENCE-ID), where it is one that is told of on its own.
    pub(crate) instance: Option<String>,
    /// The version; a higher one replaces a lower one.
    pub(crate) sequence: u32,
    /// What a desk calls it.
    pub(crate) title: String,
    /// Where it stands. `Unplanned` is eos0; none where the source does not say.
    pub(crate) status: Option<Status>,
    /// Of a scheduled event: certain (eos5, CONFIRMED), and not only likely (eos4).
    pub(crate) certain: bool,
    /// The start, or all of the time where it has one point: EDTF as vague as it was given (`2031-05-08T15:00:00+02:00`,
    /// `2031-05-08`, `2031-05`, `2031~`, `2031-22`).
    pub(crate) start: Option<String>,
    /// The end, of days the last one; `..` where it is said to be open. Without a start, by when.
    pub(crate) end: Option<String>,
    /// The IANA or own name of the zone that the times were given in; where it is known, they have its offset too.
    pub(crate) zone: Option<String>,
    /// The source says that there is no date yet.
    pub(crate) date_unknown: bool,
    /// The times that a postponed event has left, oldest first, in EDTF.
    pub(crate) previous: Vec<String>,
    /// Where, in words.
    pub(crate) place: Option<String>,
    /// The source says that there is no place yet.
    pub(crate) place_unknown: bool,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: Option<String>,
    /// Lines about it: why it stands as it stands, what it is.
    pub(crate) description: Option<String>,
    /// The kind of event, as its system calls it.
    pub(crate) kind: Option<String>,
    /// Who takes part.
    pub(crate) participants: Vec<String>,
    /// Who holds it.
    pub(crate) organisers: Vec<String>,
    /// On what it hangs.
    pub(crate) conditions: Vec<Hinge>,
    /// Where it is told of.
    pub(crate) sources: Vec<Link>,
    /// Its own page.
    pub(crate) url: Option<String>,
    /// When its system made it.
    pub(crate) created: Option<Timestamp>,
    /// When it was really changed for the last time.
    pub(crate) modified: Option<Timestamp>,
    /// When this version was written or last heard of.
    pub(crate) stamp: Option<Timestamp>,
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Hinge {
    /// Its words; empty where only the event is named.
    pub(crate) text: String,
    /// The uid of the event that it hangs on.
    pub(crate) on: Option<String>,
}

/// A page or person that tells of an event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Link {
    /// Where; empty for one that is only named.
    pub(crate) url: String,
    /// Who.
    pub(crate) name: String,
}

impl Entry {
    /// The whole time in EDTF: a point, or an interval whose ends may be open.
    pub(crate) fn edtf(&self) -> Option<String> {
        match (self.start.as_deref(), self.end.as_deref()) {
            (None, None) => None,
            (Some(start), None) => Some(start.to_owned()),
            (start, Some(end)) => Some(format!("{}/{end}", start.unwrap_or(".."))),
        }
    }

    /// Takes a time in EDTF apart.
    pub(crate) fn set_edtf(&mut self, edtf: &str) {
        let (start, end) = edtf.split_once('/').map_or((edtf, None), |(start, end)| (start, Some(end)));
        self.start = Some(start).filter(|s| !matches!(*s, "" | "..")).map(str::to_owned);
        self.end = end.map(|end| if end.is_empty() { ".." } else { end }.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_taken_apart_and_put_together() {
        for edtf in ["2031-05-08", "2031-05~", "2031-05-08/2031-05-10", "../2031-05", "2031-05-08T15:00:00+02:00/..", "2031-22"] {
            let mut entry = Entry::default();
            entry.set_edtf(edtf);
            assert_eq!(entry.edtf().as_deref(), Some(edtf));
        }
        assert_eq!(Entry::default().edtf(), None);
    }
}
