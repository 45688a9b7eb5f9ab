//! A row of the ledger as tables show it, and the form that narrows them.

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

pub(crate) struct Find {
    pub(crate) action: String,
    pub(crate) label: String,
    pub(crate) q: String,
}
