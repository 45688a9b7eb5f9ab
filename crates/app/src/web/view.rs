//! View structs; made from views.py. Strings may become `&'a str` or `Cow`; names and meanings must stay.

pub(crate) struct Link {
    /// where it leads
    pub(crate) href: String,
    /// its text
    pub(crate) label: String,
}

pub(crate) struct Nav {
    /// where it leads
    pub(crate) href: String,
    /// its text
    pub(crate) label: String,
    /// this page belongs to it
    pub(crate) current: bool,
}

pub(crate) struct Page {
    /// for <title>; without the name of the program
    pub(crate) title: String,
    /// the h1
    pub(crate) heading: String,
    /// one sentence under it; may be ""
    pub(crate) lead: String,
    /// other forms of the page, such as Calendar and Atom; JSON is added by the template
    pub(crate) links: Vec<Link>,
    /// the JSON twin of this page, with its query; "" on login alone
    pub(crate) json_href: String,
    /// false on login: no navigation, no search, and the footer tells nothing of the ledger
    pub(crate) has_nav: bool,
    /// the main navigation: Diary Timeline Claims Actors Places Outlets Morning; hrefs keep as-of
    pub(crate) nav: Vec<Nav>,
    /// what links to events carry on: "" or "?as-of=2020-06-01"
    pub(crate) keep: String,
    /// the day asked for, YYYY-MM-DD; "" is now
    pub(crate) as_of: String,
    /// "As known on Mon 1 Jun 2020" or "As known now"
    pub(crate) known: String,
    /// this page without as-of
    pub(crate) now_href: String,
    /// the words in the search field
    pub(crate) q: String,
    /// what was just done ("Merged."), once after a POST; else ""
    pub(crate) flash: String,
    /// who is signed in; ""
    pub(crate) user: String,
    /// the token for forms; "" for those who cannot post
    pub(crate) csrf: String,
    /// file name of the ledger
    pub(crate) ledger: String,
    /// how many it has, with thin spaces: "1 204"
    pub(crate) articles: String,
    /// of the program
    pub(crate) version: String,
}

pub(crate) struct Cond {
    /// the article's words
    pub(crate) text: String,
    /// the event that it hangs on; "" where the ledger has none
    pub(crate) href: String,
    /// why the row is to be looked at again; "" when it is not
    pub(crate) review: String,
}

pub(crate) struct Row {
    /// name of the event
    pub(crate) id: String,
    /// what a desk would call it (foreign text)
    pub(crate) title: String,
    /// foreign text; ""
    pub(crate) place: String,
    /// CSS class, closed set: possible planned doubtful scheduled postponed cancelled held overdue unplanned under-way
    pub(crate) status: String,
    /// the word: as the class, but "happened" for unplanned and "under way"
    pub(crate) status_text: String,
    /// "was scheduled" where status is overdue; else ""
    pub(crate) status_title: String,
    /// certainty in tenths, 0 to 10: the bar
    pub(crate) tenths: i64,
    /// "80%"
    pub(crate) certainty: String,
    /// how many
    pub(crate) reports: i64,
    /// how many independent
    pub(crate) origins: i64,
    /// changed since the day before: new moved firmer weaker cancelled held denied; ""
    pub(crate) change: String,
    /// "since Sun 31 May 2020: was planned, Jun 2020"; ""
    pub(crate) change_title: String,
    /// somebody denies it
    pub(crate) denied: bool,
    /// the day that it had before a move, in words; ""
    pub(crate) was: String,
    /// each text once
    pub(crate) conditions: Vec<Cond>,
    /// in a lane: "2 reports, last Mon 1 Jun 2020" or "was due Fri 3 May 2019"; "" elsewhere
    pub(crate) lane_note: String,
}

pub(crate) struct Day {
    /// in words: "Mon 4 Feb", "spring 2019"; the year is left out where the heading has it
    pub(crate) label: String,
    /// the same in EDTF; "" in lanes
    pub(crate) edtf: String,
    /// it is the day asked for
    pub(crate) today: bool,
    /// rows, for rowspan; at least 1
    pub(crate) count: i64,
    pub(crate) rows: Vec<Row>,
}

pub(crate) struct Section {
    /// "Week 23, 1–7 Jun 2020", "Some time from Jun 2020", "2019"
    pub(crate) heading: String,
    /// "3 rows"; ""
    pub(crate) note: String,
    pub(crate) days: Vec<Day>,
}

#[derive(Default)]
pub(crate) struct Pager {
    /// there is another page
    pub(crate) shown: bool,
    /// ""
    pub(crate) prev_href: String,
    /// ""
    pub(crate) next_href: String,
    /// "rows 101–200 of 257"
    pub(crate) text: String,
}

pub(crate) struct Pair {
    /// of a hidden field
    pub(crate) name: String,
    /// of it
    pub(crate) value: String,
}

pub(crate) struct Choice {
    /// sent
    pub(crate) value: String,
    /// shown
    pub(crate) label: String,
    /// chosen
    pub(crate) on: bool,
}

pub(crate) struct Chip {
    /// "Actor", "From"
    pub(crate) label: String,
    /// foreign text
    pub(crate) value: String,
    /// the page without this filter
    pub(crate) href: String,
}

#[derive(Default)]
pub(crate) struct Filter {
    /// path of the page, without query
    pub(crate) action: String,
    /// parameters that are no filter and must stay, such as view
    pub(crate) hidden: Vec<Pair>,
    pub(crate) q: String,
    /// YYYY-MM-DD or ""
    pub(crate) to: String,
    /// YYYY-MM-DD or "" (in Rust: `from`)
    pub(crate) from: String,
    /// YYYY-MM-DD or ""
    pub(crate) as_of: String,
    pub(crate) actor: String,
    pub(crate) place: String,
    pub(crate) outlet: String,
    /// PLOVER types, the first one {"", "any"}
    pub(crate) kinds: Vec<Choice>,
    pub(crate) statuses: Vec<Choice>,
    /// place, type and status can be asked for; false where the rows are claims
    pub(crate) is_of_events: bool,
    /// one of actor, place, type, status, outlet is set
    pub(crate) open: bool,
    /// active is not empty
    pub(crate) has_active: bool,
    pub(crate) active: Vec<Chip>,
}

pub(crate) struct Denial {
    /// foreign text
    pub(crate) who: String,
    /// foreign text
    pub(crate) content: String,
    /// to the article, at the finding
    pub(crate) href: String,
    /// foreign text
    pub(crate) outlet: String,
    /// in words
    pub(crate) day: String,
}

pub(crate) struct Claim {
    /// foreign text; "the article" where nobody is credited
    pub(crate) who: String,
    /// page of the actor; ""
    pub(crate) who_href: String,
    /// unnamed, group, document, …; "" for a named person
    pub(crate) kind: String,
    /// foreign text; ""
    pub(crate) through: String,
    /// says, denies, reports, …
    pub(crate) stance: String,
    /// foreign text
    pub(crate) content: String,
    /// "said again twice, by one other"; ""
    pub(crate) repeats: String,
    pub(crate) denials: Vec<Denial>,
    /// to the article, at the finding
    pub(crate) href: String,
    /// foreign text
    pub(crate) outlet: String,
    /// in words
    pub(crate) day: String,
}

pub(crate) struct Find {
    pub(crate) action: String,
    pub(crate) label: String,
    pub(crate) q: String,
}

pub(crate) struct Tab {
    pub(crate) href: String,
    /// Agenda, Month, No date yet, Under review, Overdue
    pub(crate) label: String,
    pub(crate) current: bool,
    /// how many rows are in the lane; "" for agenda and month
    pub(crate) count: String,
}

pub(crate) struct Lane {
    /// No date yet, Under review, Overdue
    pub(crate) heading: String,
    /// what is in it, a sentence
    pub(crate) note: String,
    /// all rows of it
    pub(crate) count: i64,
    /// the first 8
    pub(crate) rows: Vec<Row>,
    /// the lane in full; "" where all are shown
    pub(crate) more_href: String,
}

pub(crate) struct Cell {
    /// "", "out" (another month), "free" (no row), "now"; in Rust: `class`
    pub(crate) class: String,
    /// "Monday"
    pub(crate) weekday: String,
    /// "June"
    pub(crate) month: String,
    /// 1 to 31
    pub(crate) number: i64,
    pub(crate) has_rows: bool,
    /// the first 4
    pub(crate) rows: Vec<Row>,
    /// how many more
    pub(crate) more: i64,
    /// that day alone; ""
    pub(crate) more_href: String,
}

pub(crate) struct Week {
    /// seven, from Monday
    pub(crate) days: Vec<Cell>,
}

#[derive(Default)]
pub(crate) struct Month {
    /// "June 2020"
    pub(crate) heading: String,
    /// "May 2020"
    pub(crate) prev: String,
    pub(crate) prev_href: String,
    pub(crate) next: String,
    pub(crate) next_href: String,
    pub(crate) weeks: Vec<Week>,
}

#[derive(askama::Template)]
#[template(path = "diary.html")]
pub(crate) struct DiaryPage {
    /// path prefix of all links: "" or "/dateline"
    pub(crate) base: String,
    pub(crate) page: Page,
    pub(crate) filter: Filter,
    /// /diary.ics with the filters
    pub(crate) ics_href: String,
    /// /diary.atom with the filters
    pub(crate) atom_href: String,
    /// saved queries, by name
    pub(crate) saved: Vec<Tab>,
    pub(crate) tabs: Vec<Tab>,
    /// view=month: `month` is shown; `sections` then has only what has no single day in it
    pub(crate) is_month: bool,
    /// empty strings and lists where is_month is false
    pub(crate) month: Month,
    /// head of the first column: "When", in a lane "Last report" or "Was due"
    pub(crate) when_head: String,
    /// the agenda by week, or a lane in full
    pub(crate) sections: Vec<Section>,
    /// said where sections is empty
    pub(crate) none_text: String,
    pub(crate) pager: Pager,
    /// agenda and month: true; a lane in full: false
    pub(crate) has_lanes: bool,
    pub(crate) lanes: Vec<Lane>,
}

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

pub(crate) struct Level {
    pub(crate) y: i64,
    /// y + 4
    pub(crate) text_y: i64,
    /// "100%"
    pub(crate) label: String,
}

pub(crate) struct Tick {
    pub(crate) x: i64,
    /// "Apr 2026"
    pub(crate) label: String,
}

pub(crate) struct DayLine {
    pub(crate) x: i64,
    /// where the line begins: text_y - 10
    pub(crate) top: i64,
    pub(crate) text_x: i64,
    pub(crate) text_y: i64,
    /// start or end
    pub(crate) anchor: String,
    /// "planned for 12 May"
    pub(crate) label: String,
}

pub(crate) struct Mark {
    pub(crate) x: i64,
    /// certainty as height
    pub(crate) y: i64,
    /// CSS class as in Row
    pub(crate) status: String,
    /// the status word; "" where it is the same as before or would hit another label
    pub(crate) label: String,
    /// above the mark where the line rises to it, else below
    pub(crate) label_y: i64,
    /// start, middle, end
    pub(crate) anchor: String,
    /// "Tue 17 Mar 2026: scheduled, 70%, Nordic Wire"
    pub(crate) title: String,
}

#[derive(Default)]
pub(crate) struct StatusPicture {
    pub(crate) width: i64,
    pub(crate) height: i64,
    pub(crate) left: i64,
    pub(crate) right: i64,
    /// left - 6
    pub(crate) left_text: i64,
    /// y of certainty 0
    pub(crate) floor: i64,
    /// floor + 5
    pub(crate) tick_y: i64,
    /// floor + 18
    pub(crate) label_y: i64,
    /// "Status of … over time"
    pub(crate) title: String,
    /// the steps as one sentence: the text equivalent
    pub(crate) desc: String,
    /// "M 60 120 H 200 V 40 …", only digits and letters M H V L
    pub(crate) path: String,
    pub(crate) levels: Vec<Level>,
    pub(crate) ticks: Vec<Tick>,
    /// the day itself, its former days, the day asked for
    pub(crate) days: Vec<DayLine>,
    pub(crate) marks: Vec<Mark>,
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
    /// "same word +30, row −6"; "founded it"
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

pub(crate) struct Crumb {
    pub(crate) href: String,
    /// "all", "2010s", "2019", "Mar 2019"
    pub(crate) label: String,
    pub(crate) current: bool,
}

pub(crate) struct Column {
    pub(crate) x: i64,
    /// at least 24
    pub(crate) width: i64,
    /// x + 4
    pub(crate) bar_x: i64,
    /// width - 8
    pub(crate) bar_width: i64,
    /// x + width / 2
    pub(crate) mid: i64,
    /// filled part
    pub(crate) past_y: i64,
    pub(crate) past_height: i64,
    /// dashed part, stands on the filled one
    pub(crate) ahead_y: i64,
    pub(crate) ahead_height: i64,
    /// above both
    pub(crate) count_y: i64,
    /// past + ahead
    pub(crate) count: i64,
    pub(crate) past: i64,
    pub(crate) ahead: i64,
    /// "2019", "Mar", "14"
    pub(crate) label: String,
    /// "March 2019: 242, of these 230 happened, 12 planned"
    pub(crate) say: String,
    /// one zoom deeper; "" where the column is empty
    pub(crate) href: String,
}

pub(crate) struct TimelinePicture {
    pub(crate) width: i64,
    pub(crate) height: i64,
    pub(crate) floor: i64,
    /// floor + 16
    pub(crate) label_y: i64,
    /// Decade, Year, Month, Day: head of the table
    pub(crate) unit: String,
    pub(crate) title: String,
    pub(crate) desc: String,
    pub(crate) columns: Vec<Column>,
}

#[derive(askama::Template)]
#[template(path = "timeline.html")]
pub(crate) struct TimelinePage {
    pub(crate) base: String,
    pub(crate) page: Page,
    /// hidden: zoom and at
    pub(crate) filter: Filter,
    pub(crate) crumbs: Vec<Crumb>,
    /// the span before; ""
    pub(crate) prev_href: String,
    pub(crate) prev_label: String,
    pub(crate) next_href: String,
    pub(crate) next_label: String,
    pub(crate) picture: TimelinePicture,
    pub(crate) when_head: String,
    /// by month or year
    pub(crate) sections: Vec<Section>,
    pub(crate) none_text: String,
    pub(crate) pager: Pager,
}

#[derive(askama::Template)]
#[template(path = "claims.html")]
pub(crate) struct ClaimsPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    pub(crate) filter: Filter,
    pub(crate) has_claims: bool,
    pub(crate) claims_caption: String,
    pub(crate) claims: Vec<Claim>,
    pub(crate) none_text: String,
    pub(crate) pager: Pager,
}

pub(crate) struct ActorLine {
    pub(crate) href: String,
    pub(crate) name: String,
    /// "FI"; ""
    pub(crate) country: String,
    pub(crate) ahead: i64,
    pub(crate) happened: i64,
    pub(crate) claims: i64,
    /// day of the last report, in words
    pub(crate) last: String,
}

#[derive(askama::Template)]
#[template(path = "actors.html")]
pub(crate) struct ActorsPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    pub(crate) find: Find,
    pub(crate) actors: Vec<ActorLine>,
    pub(crate) pager: Pager,
}

pub(crate) struct Fact {
    pub(crate) label: String,
    pub(crate) value: String,
}

#[derive(askama::Template)]
#[template(path = "actor.html")]
pub(crate) struct ActorPage {
    pub(crate) base: String,
    /// heading: the name
    pub(crate) page: Page,
    /// Role, Country, Also called, Ahead, Happened, Claims
    pub(crate) facts: Vec<Fact>,
    pub(crate) when_head: String,
    /// "Ahead", then "Happened" (the last 20)
    pub(crate) sections: Vec<Section>,
    pub(crate) none_text: String,
    /// its timeline; ""
    pub(crate) more_href: String,
    pub(crate) has_claims: bool,
    pub(crate) claims_caption: String,
    pub(crate) claims: Vec<Claim>,
}

pub(crate) struct PlaceLine {
    /// /timeline?place=
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) country: String,
    pub(crate) ahead: i64,
    /// /diary?place=; "" where ahead is 0
    pub(crate) diary_href: String,
    pub(crate) happened: i64,
    /// the next event there; ""
    pub(crate) next_href: String,
    pub(crate) next_when: String,
    pub(crate) next_title: String,
}

#[derive(askama::Template)]
#[template(path = "places.html")]
pub(crate) struct PlacesPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    pub(crate) find: Find,
    pub(crate) places: Vec<PlaceLine>,
    pub(crate) pager: Pager,
}

pub(crate) struct Part {
    /// k (kept) sl (slipped) ca (cancelled) ov (overdue) op (open); in Rust: `class`
    pub(crate) class: String,
    /// hundredths of the bar
    pub(crate) x: i64,
    pub(crate) width: i64,
}

pub(crate) struct RecordLine {
    /// /diary?outlet=; "" for kinds of sources
    pub(crate) href: String,
    pub(crate) name: String,
    /// the sum
    pub(crate) plans: i64,
    pub(crate) kept: i64,
    pub(crate) slipped: i64,
    /// mean, signed: "+12", "−32"; "" where none slipped
    pub(crate) slipped_days: String,
    pub(crate) cancelled: i64,
    pub(crate) overdue: i64,
    pub(crate) open: i64,
    /// "kept 13, slipped 0, cancelled 1, overdue 86, open 1"
    pub(crate) say: String,
    /// empty parts left out
    pub(crate) parts: Vec<Part>,
}

pub(crate) struct RecordTable {
    /// By outlet; By kind of source
    pub(crate) heading: String,
    /// Outlet; Source
    pub(crate) column: String,
    pub(crate) rows: Vec<RecordLine>,
}

#[derive(askama::Template)]
#[template(path = "outlets.html")]
pub(crate) struct OutletsPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    pub(crate) tables: Vec<RecordTable>,
}

pub(crate) struct Segment {
    /// foreign text; the segments of a paragraph joined are the paragraph
    pub(crate) text: String,
    /// one or more of: event time claim cue name; "" without a finding; in Rust: `class`
    pub(crate) class: String,
    /// id of the narrowest finding over it; ""
    pub(crate) finding: String,
    /// "time 2026-03-24, time/date/month-day"
    pub(crate) title: String,
    /// the first segment of that finding: it gets the id that the list links back to
    pub(crate) first: bool,
}

pub(crate) struct Paragraph {
    pub(crate) segments: Vec<Segment>,
}

pub(crate) struct Finding {
    /// as in the reading: t1 n1 c1 e1; times and names are numbered in order
    pub(crate) id: String,
    pub(crate) text: String,
    /// event, time, claim, name
    pub(crate) kind: String,
    /// "scheduled, Tue 24 Mar 2026", "2026-03-24", "says, per a senior Finnish diplomat", "place, FI"; ""
    pub(crate) value: String,
    /// rule or model
    pub(crate) made_by: String,
    /// the event of the ledger that it belongs to; ""
    pub(crate) event_href: String,
}

#[derive(askama::Template)]
#[template(path = "article.html")]
pub(crate) struct ArticlePage {
    pub(crate) base: String,
    pub(crate) page: Page,
    /// foreign text; the id where there is none
    pub(crate) headline: String,
    pub(crate) outlet: String,
    /// ISO, for datetime
    pub(crate) published: String,
    /// in words
    pub(crate) day: String,
    /// ONLY http and https; "" for anything else
    pub(crate) url: String,
    /// what is shown for it
    pub(crate) url_host: String,
    /// "Text 2 of 3, Mon 3 Mar 2031"; none where there is one text alone
    pub(crate) versions: Vec<Tab>,
    /// how many findings of each kind
    pub(crate) events: i64,
    pub(crate) times: i64,
    pub(crate) claims: i64,
    pub(crate) names: i64,
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) findings: Vec<Finding>,
}

pub(crate) struct HitPart {
    pub(crate) text: String,
    pub(crate) hit: bool,
}

pub(crate) struct Hit {
    /// the sentence
    pub(crate) parts: Vec<HitPart>,
    /// to the article
    pub(crate) href: String,
    pub(crate) headline: String,
    pub(crate) outlet: String,
    pub(crate) day: String,
}

#[derive(askama::Template)]
#[template(path = "search.html")]
pub(crate) struct SearchPage {
    pub(crate) base: String,
    /// q is the question
    pub(crate) page: Page,
    pub(crate) has_events: bool,
    pub(crate) when_head: String,
    /// one section "Events", the first 20
    pub(crate) sections: Vec<Section>,
    /// all: /timeline?q=; ""
    pub(crate) events_href: String,
    pub(crate) has_hits: bool,
    /// "20 of 311"
    pub(crate) hits_count: String,
    pub(crate) hits: Vec<Hit>,
    /// of the sentences
    pub(crate) pager: Pager,
    pub(crate) has_claims: bool,
    pub(crate) claims_caption: String,
    pub(crate) claims: Vec<Claim>,
    /// nothing found, or nothing asked
    pub(crate) has_nothing: bool,
    /// "No sentence has all of these words." or "Type words to search for."
    pub(crate) none_text: String,
}

pub(crate) struct ChangedRow {
    pub(crate) id: String,
    pub(crate) title: String,
    /// the other ways in which it changed
    pub(crate) others: Vec<String>,
    pub(crate) edtf: String,
    pub(crate) when: String,
    /// only where it moved; else ""
    pub(crate) before_when: String,
    pub(crate) place: String,
    pub(crate) status: String,
    pub(crate) status_text: String,
    /// only where another; else ""
    pub(crate) before_status: String,
    pub(crate) certainty: String,
    /// only where another; else ""
    pub(crate) before_certainty: String,
    pub(crate) reports_text: String,
    /// the first four
    pub(crate) outlets: String,
    /// the sentence that changed it; ""
    pub(crate) quote: String,
}

pub(crate) struct WayView {
    /// New, Moved, Firmer, Weaker, Cancelled, Held, Denied
    pub(crate) heading: String,
    /// what it means: "another day, a first one, or none any more"
    pub(crate) note: String,
    pub(crate) count: i64,
    /// a row stands once, under its weightiest way: cancelled, moved, denied, weaker, firmer, held, new
    pub(crate) rows: Vec<ChangedRow>,
}

#[derive(askama::Template)]
#[template(path = "morning.html")]
pub(crate) struct MorningPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    /// YYYY-MM-DD
    pub(crate) to: String,
    /// YYYY-MM-DD (in Rust: `from`)
    pub(crate) from: String,
    /// one day earlier
    pub(crate) prev_href: String,
    /// one day later; ""
    pub(crate) next_href: String,
    /// "4 rows changed: 1 cancelled, 1 moved, 1 held, 1 new."
    pub(crate) summary: String,
    /// only those that have rows
    pub(crate) ways: Vec<WayView>,
    /// "Nothing changed."
    pub(crate) none_text: String,
}

#[derive(askama::Template)]
#[template(path = "empty.html")]
pub(crate) struct EmptyPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    /// as to be typed, quoted for a shell where needed
    pub(crate) ledger_path: String,
}

#[derive(askama::Template)]
#[template(path = "error.html")]
pub(crate) struct ErrorPage {
    pub(crate) base: String,
    /// heading: "No such event"
    pub(crate) page: Page,
    /// 400, 403, 404, 500
    pub(crate) status: i64,
    /// what was wanted, what was met
    pub(crate) message: String,
    /// what to do; ""
    pub(crate) advice: String,
}

#[derive(askama::Template)]
#[template(path = "login.html")]
pub(crate) struct LoginPage {
    pub(crate) base: String,
    /// has_nav is false
    pub(crate) page: Page,
    /// "Name or password is wrong."; ""
    pub(crate) message: String,
    /// path to go to afterwards: ONLY a path within base
    pub(crate) next: String,
    /// local users are set up
    pub(crate) has_local: bool,
    /// as typed before; ""
    pub(crate) user: String,
    /// ""
    pub(crate) oidc_href: String,
    /// name of the organisation
    pub(crate) oidc_label: String,
}
