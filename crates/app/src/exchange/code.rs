//! The codes of IPTC and iCalendar for where an event stands, in both directions.

use super::Entry;
use super::edtf::bounds;
use dateline_ledger::status::Status;

/// The vocabulary of event occurrence statuses (CC BY 4.0).
pub(super) const EOCSTAT: &str = "http://cv.iptc.org/newscodes/eventoccurstatus/";

/// Its names for its codes.
const NAMES: [(&str, &str); 7] = [
    ("eos0", "Unplanned event"),
    ("eos1", "Planned, occurrence planned only"),
    ("eos2", "Planned, occurrence highly uncertain"),
    ("eos3", "Planned, may occur"),
    ("eos4", "Planned, occurrence highly likely"),
    ("eos5", "Planned, occurs certainly"),
    ("eos6", "Planned, then cancelled"),
];

impl Entry {
    /// The code of IPTC and its name; nothing for what was held, and where nothing is known.
    pub(super) fn eocstat(&self) -> Option<(&'static str, &'static str)> {
        let code = self.status?.eocstat(self.certain, self.is_dated())?;
        NAMES.into_iter().find(|(known, _)| *known == code)
    }

    /// Takes the status of a code: `eos3`, `eocstat:eos3`, or its address. Whether it is one.
    pub(super) fn set_eocstat(&mut self, code: &str) -> bool {
        let last = code.trim().rsplit(['/', ':', '#']).next().unwrap_or_default();
        let status = match last {
            "eos0" => Status::Unplanned,
            "eos1" => Status::Planned,
            "eos2" => Status::Doubtful,
            "eos3" => Status::Possible,
            "eos4" | "eos5" => Status::Scheduled,
            "eos6" => Status::Cancelled,
            _ => return false,
        };
        (self.status, self.certain) = (Some(status), last == "eos5");
        true
    }

    /// Takes a `STATUS` of iCalendar. Whether it is one.
    pub(super) fn set_icalendar(&mut self, status: &str) -> bool {
        let status = match status.trim().to_ascii_uppercase().as_str() {
            "CONFIRMED" => Status::Scheduled,
            "TENTATIVE" => Status::Planned,
            "CANCELLED" | "CANCELED" => Status::Cancelled,
            _ => return false,
        };
        (self.status, self.certain) = (Some(status), status == Status::Scheduled);
        true
    }

    fn is_dated(&self) -> bool {
        matches!(self.edtf().as_deref().map(bounds), Some((Some(_), Some(_))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back() {
        for (code, name) in NAMES {
            let mut entry = Entry::default();
            assert!(entry.set_eocstat(&format!("{EOCSTAT}{code}")) && entry.set_eocstat(&format!("eventoccurstatus:{code}")));
            assert_eq!(entry.eocstat(), Some((code, name)));
        }
        assert!(!Entry::default().set_eocstat("eocstat:eos7"));
        assert!(!Entry::default().set_icalendar("DRAFT"));
    }

    #[test]
    fn what_is_put_off_is_likely_when_it_has_a_new_day() {
        let mut entry = Entry { status: Some(Status::Postponed), ..Entry::default() };
        assert_eq!(entry.eocstat().unwrap().0, "eos1");
        entry.set_edtf("2031-05");
        assert_eq!(entry.eocstat().unwrap().0, "eos4");
        entry.status = Some(Status::Held);
        assert_eq!(entry.eocstat(), None);
    }
}
