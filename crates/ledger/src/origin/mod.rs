//! How many reports of an event there are, and how many origins they lead back to.
//!
//! `twelve articles, eleven of them "according to the Harbour Post"` → 12 reports, 1 origin

mod agency;
mod print;

pub use agency::credited;
pub use print::{NEAR, PERMUTATIONS, Print};

use crate::observation::{Observation, Source};
use dateline_engine::name::{List, listed};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Counts the reports of one event and their origins. One item an article, in canonical order.
pub fn count(reports: &[Report<'_>]) -> Origins {
    let mut trail = Trail::among(reports.iter().filter_map(|r| r.outlet));
    reports.iter().for_each(|r| trail.take(r));
    trail.origins()
}

/// One article's report of an event.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// Hash of the article's key.
    pub article: &'a str,
    /// Who publishes it.
    pub outlet: Option<&'a str>,
    /// The agency that its text credits, by [`credited`].
    pub agency: Option<&'a str>,
    /// The print of its text.
    pub print: &'a Print,
    /// What it says of the event.
    pub observations: &'a [Observation],
}

/// What [`count`] finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origins {
    /// Articles that tell of it.
    pub reports: usize,
    /// Origins that do not go back to each other.
    pub independent: usize,
    /// Sources with a name.
    pub named: usize,
    /// The origins: outlets and agencies; the hash of an article's key where it has no outlet.
    pub labels: Vec<String>,
}

/// What is known of the reports of an event so far, one observation after another in canonical order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct Trail {
    reports: usize,
    /// Who tells of the event.
    outlets: BTreeSet<String>,
    /// Whom reports credit and take for no outlet.
    credited: BTreeSet<String>,
    named: BTreeSet<String>,
    /// Where the reports before the last lead.
    labels: BTreeSet<String>,
    last: Option<Lead>,
    /// Prints of the latest reports, with which the next is compared.
    recent: Vec<Print>,
}

/// Where a report leads: to the outlets that it cites, else to the agency that it credits, else to its own outlet.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Lead {
    article: String,
    own: String,
    outlet: Option<String>,
    cited: BTreeSet<String>,
    is_copy: bool,
}

/// Reports before one with whose texts it is compared: copies come soon after each other.
const RECENT: usize = 16;

impl Trail {
    /// Before the first report of an event of which some outlets will tell: one of them is one, whatever an article takes it for.
    pub(crate) fn among<'o>(outlets: impl Iterator<Item = &'o str>) -> Self {
        Self { outlets: outlets.map(canonical).collect(), ..Self::default() }
    }

    /// Whether a report by an outlet changes what earlier reports come to: they credit it, and did not take it for one.
    pub(crate) fn is_credited(&self, outlet: &str) -> bool {
        self.credited.contains(&canonical(outlet))
    }

    /// Takes in a report, or what more the last one says.
    pub(crate) fn take(&mut self, r: &Report<'_>) {
        if self.last.as_ref().is_none_or(|l| l.article != r.article) {
            self.open(r);
        }
        for source in r.observations.iter().flat_map(|o| &o.sources) {
            self.cite(source);
        }
    }

    fn open(&mut self, r: &Report<'_>) {
        self.reports += 1;
        let before = self.last.take().map(Lead::labels).unwrap_or_default();
        self.labels.extend(before);
        let outlet = r.outlet.map(canonical);
        let own = r.agency.map(canonical).or(outlet.clone()).unwrap_or_else(|| r.article.to_owned());
        let is_copy = self.recent.iter().any(|p| p.is_copy(r.print));
        self.last = Some(Lead { article: r.article.to_owned(), own, outlet: outlet.clone(), cited: BTreeSet::new(), is_copy });
        self.outlets.extend(outlet);
        if self.recent.len() == RECENT {
            self.recent.remove(0);
        }
        self.recent.push(r.print.clone());
    }

    fn cite(&mut self, s: &Source) {
        let name = name(s);
        if s.kind == "named" {
            self.named.insert(name.clone());
        }
        let outlet = published_in(s).or_else(|| (s.kind == "outlet" || self.outlets.contains(&name)).then(|| name.clone()));
        match (outlet, self.last.as_mut()) {
            (None, _) => drop(self.credited.insert(name)),
            (Some(outlet), Some(last)) if last.outlet.as_ref() != Some(&outlet) => drop(last.cited.insert(outlet)),
            _ => {}
        }
    }

    /// What the reports so far come to.
    pub(crate) fn origins(&self) -> Origins {
        let last = self.last.clone().map(Lead::labels).unwrap_or_default();
        let labels: BTreeSet<String> = self.labels.iter().cloned().chain(last).collect();
        Origins { reports: self.reports, independent: labels.len(), named: self.named.len(), labels: labels.into_iter().collect() }
    }
}

impl Lead {
    /// The origins that a report adds: one that copies another adds none.
    fn labels(self) -> Vec<String> {
        match (self.is_copy, self.cited.is_empty()) {
            (true, _) => Vec::new(),
            (false, true) => vec![self.own],
            (false, false) => self.cited.into_iter().collect(),
        }
    }
}

/// "a report in the Harbour Post this week": the paper; "a report in Lisbon" names none.
fn published_in(s: &Source) -> Option<String> {
    let (what, rest) = s.text.split_once(" in ").filter(|_| s.kind == "document")?;
    let what = what.rsplit(' ').next()?.to_lowercase();
    let paper = rest.strip_prefix("the ").unwrap_or(rest);
    let named: Vec<&str> = paper.split(' ').take_while(|w| w.starts_with(char::is_uppercase)).collect();
    let paper = named.join(" ").trim_end_matches([',', ';']).to_owned();
    let is_place =
        listed(&paper).is_some_and(|l| matches!(l.list, List::Country | List::Nationality | List::Capital | List::City | List::Region));
    (PIECES.contains(&&*what) && !paper.is_empty() && !is_place).then(|| canonical(&paper))
}

/// What papers print.
const PIECES: [&str; 6] = ["report", "article", "story", "interview", "column", "piece"];

fn name(s: &Source) -> String {
    canonical(s.name.as_deref().unwrap_or(&s.text))
}

/// The usual name of an outlet: "WSJ" is The Wall Street Journal.
pub(crate) fn canonical(name: &str) -> String {
    let usual = listed(name).map_or(name, |l| l.name);
    usual.strip_prefix("The ").or(usual.strip_prefix("the ")).unwrap_or(usual).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Told {
        outlet: &'static str,
        text: String,
        cites: &'static [(&'static str, &'static str)],
    }

    fn check(told: &[Told], expected: (usize, usize, usize)) {
        let prints: Vec<Print> = told.iter().map(|t| Print::of(&t.text)).collect();
        let source = |&(kind, name): &(&str, &str)| Source { kind: kind.to_owned(), text: name.to_owned(), ..Source::default() };
        let observations: Vec<[Observation; 1]> =
            told.iter().map(|t| [Observation { sources: t.cites.iter().map(source).collect(), ..Observation::default() }]).collect();
        let keys: Vec<String> = (0..told.len()).map(|i| format!("k{i}")).collect();
        let report = |i: usize| Report {
            article: &keys[i],
            outlet: Some(told[i].outlet),
            agency: credited(&told[i].text),
            print: &prints[i],
            observations: &observations[i],
        };
        let found = count(&(0..told.len()).map(report).collect::<Vec<_>>());
        assert_eq!((found.reports, found.independent, found.named), expected, "{:?}", found.labels);
    }

    fn own(outlet: &'static str, word: &str) -> Told {
        let text = (0..60).map(|i| format!("{word}{i} ")).collect();
        Told { outlet, text, cites: &[] }
    }

    #[test]
    fn two_outlets_are_two_origins() {
        check(&[own("Harbour Post", "a"), own("Sudland Echo", "b"), own("Harbour Post", "c")], (3, 2, 0));
        let cites = &[("named", "Harbour Post")];
        check(&[own("Harbour Post", "a"), Told { cites, ..own("Sudland Echo", "b") }], (2, 1, 1));
    }

    #[test]
    fn twelve_that_cite_one_are_one() {
        const OUTLETS: [&str; 11] = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K"];
        let cite = |&o: &&'static str| Told { cites: &[("unnamed", "officials"), ("outlet", "WSJ")], ..own(o, o) };
        let mut all = vec![own("The Wall Street Journal", "w")];
        all.extend(OUTLETS.iter().map(cite));
        check(&all, (12, 1, 0));
        let piece = |text| Told { cites: text, ..own("Sudland Echo", "b") };
        check(&[own("Harbour Post", "a"), piece(&[("document", "a report in the Harbour Post this week")])], (2, 1, 0));
        check(&[own("Harbour Post", "a"), piece(&[("document", "a report in Lisbon")])], (2, 2, 0));
    }

    #[test]
    fn copies_and_agency_copy_are_one() {
        let agency = |outlet, word: &str| {
            let mut told = own(outlet, word);
            told.text.insert_str(0, "LISBON (Reuters) - ");
            told
        };
        check(&[own("Harbour Post", "a"), own("Sudland Echo", "a")], (2, 1, 0));
        check(&[agency("Harbour Post", "a"), agency("Sudland Echo", "b"), own("Reuters", "c")], (3, 1, 0));
    }

    #[test]
    fn named_sources_are_counted_once() {
        let quote = |outlet, word| Told { cites: &[("named", "Orla Brandt"), ("named", "Jonas Vik")], ..own(outlet, word) };
        check(&[quote("Harbour Post", "a"), quote("Sudland Echo", "b")], (2, 2, 2));
    }
}
