//! An event: what is known, how that came about, who says so.

use super::claims::Claim;
use super::picture::StatusPicture;
use super::shell::Page;

pub(crate) struct Name {
    /// foreign text
    pub(crate) name: String,
    /// /actors/{name}
    pub(crate) href: String,
}

pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) title: String,
    /// as in Row
    pub(crate) status: String,
    pub(crate) status_text: String,
    /// "was postponed" where status is overdue; else ""
    pub(crate) status_title: String,
    pub(crate) denied: bool,
    /// in words; "unknown"; "said to be open"
    pub(crate) when: String,
    pub(crate) edtf: String,
    /// earlier days, in words; ""
    pub(crate) was: String,
    /// foreign text; "unknown"; "said to be open"
    pub(crate) place: String,
    /// ""
    pub(crate) place_href: String,
    /// "70%"
    pub(crate) certainty: String,
    /// "4 reports, 3 origins"
    pub(crate) reports_text: String,
    pub(crate) has_actors: bool,
    pub(crate) actors: Vec<Name>,
    /// "CONSULT, multilateral"; ""
    pub(crate) kind: String,
    /// in words
    pub(crate) first_seen: String,
    /// "" without a date
    pub(crate) ics_href: String,
}

pub(crate) struct Change {
    /// status, when, place
    pub(crate) field: String,
    /// in words; "" at first
    pub(crate) old: String,
    /// in words; "none"
    pub(crate) new: String,
    /// CSS class where field is status; else ""
    pub(crate) status: String,
    /// status/put-off
    pub(crate) rule: String,
}

pub(crate) struct StepView {
    /// all that one report, or one correction, changed
    pub(crate) changes: Vec<Change>,
    /// the sentence; ""
    pub(crate) quote: String,
    /// YYYY-MM-DD
    pub(crate) date: String,
    /// in words
    pub(crate) day: String,
    /// foreign text; "a correction by …"
    pub(crate) outlet: String,
    /// to the article, at the finding; ""
    pub(crate) href: String,
}

pub(crate) struct ReportView {
    /// its name, for split
    pub(crate) mention: String,
    pub(crate) quote: String,
    /// foreign text; the id where there is none
    pub(crate) headline: String,
    /// to the article, at the finding
    pub(crate) href: String,
    pub(crate) outlet: String,
    pub(crate) date: String,
    pub(crate) day: String,
    /// what it says: CSS class as in Row
    pub(crate) status: String,
    pub(crate) status_text: String,
    /// in words; "" where it gives none
    pub(crate) when: String,
    /// "a senior diplomat (unnamed), through The Newspaper"; ""
    pub(crate) per: String,
    pub(crate) made_by: String,
}

pub(crate) struct Told {
    pub(crate) href: String,
    pub(crate) outlet: String,
    pub(crate) day: String,
}

pub(crate) struct Origin {
    /// foreign text; "the article" where it speaks in its own voice
    pub(crate) who: String,
    /// named, unnamed, group, …
    pub(crate) kind: String,
    /// foreign text; ""
    pub(crate) through: String,
    /// those that rest on this origin
    pub(crate) articles: Vec<Told>,
}

pub(crate) struct Hang {
    /// the article's words
    pub(crate) text: String,
    /// "then delayed"; "" for dependants
    pub(crate) effect: String,
    /// the other event; ""
    pub(crate) href: String,
    /// of it
    pub(crate) title: String,
    pub(crate) status: String,
    pub(crate) status_text: String,
    /// ""
    pub(crate) review: String,
}

pub(crate) struct Judged {
    /// name of the event compared with, for merge; "" in joined
    pub(crate) event: String,
    /// ""
    pub(crate) event_href: String,
    pub(crate) title: String,
    /// to the article, at the mention
    pub(crate) href: String,
    /// "Wikinews"; ""
    pub(crate) outlet: String,
    /// "Fri 16 Aug 2019"
    pub(crate) day: String,
    pub(crate) score: i64,
    /// "same word +7, common word −23"; "founded it"
    pub(crate) points: String,
    /// the constraint; ""
    pub(crate) apart: String,
}

pub(crate) struct CorrectionView {
    pub(crate) number: i64,
    /// "status set to cancelled"
    pub(crate) what: String,
    pub(crate) who: String,
    /// ""
    pub(crate) why: String,
    pub(crate) date: String,
    pub(crate) day: String,
    pub(crate) undone: bool,
}

#[derive(askama::Template)]
#[template(path = "event.html")]
pub(crate) struct EventPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    pub(crate) event: Event,
    pub(crate) has_picture: bool,
    pub(crate) picture: StatusPicture,
    pub(crate) steps: Vec<StepView>,
    pub(crate) reports: Vec<ReportView>,
    pub(crate) has_claims: bool,
    pub(crate) claims_caption: String,
    /// those about the event: a claim whose words hold a mention of it
    pub(crate) claims: Vec<Claim>,
    pub(crate) joined: Vec<Judged>,
    pub(crate) has_near: bool,
    pub(crate) near: Vec<Judged>,
    pub(crate) threshold: i64,
    /// "3 origins"
    pub(crate) origins_text: String,
    pub(crate) ladder: Vec<Origin>,
    pub(crate) has_conditions: bool,
    /// each text once
    pub(crate) conditions: Vec<Hang>,
    pub(crate) has_dependants: bool,
    pub(crate) dependants: Vec<Hang>,
    pub(crate) has_corrections: bool,
    pub(crate) corrections: Vec<CorrectionView>,
    pub(crate) can_edit: bool,
    /// filled into the forms: who is signed in, on loopback the user of the machine; ""
    pub(crate) who: String,
    /// possible planned doubtful scheduled postponed cancelled held
    pub(crate) statuses: Vec<String>,
}
