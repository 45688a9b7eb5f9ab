//! How many reports of an event there are, and how many origins they lead back to.
//!
//! `twelve articles, eleven of them "according to the Harbour Post"` → 12 reports, 1 origin

mod agency;
mod print;

pub use agency::credited;
pub use print::{BANDS, NEAR, PERMUTATIONS, Print};

use crate::observation::{Observation, Source};
use dateline_engine::name::{List, listed};
use std::collections::{BTreeSet, HashMap};

/// Counts the reports of one event and their origins. One item an article, in canonical order.
pub fn count(reports: &[Report<'_>]) -> Origins {
    let leads = leads(reports);
    let outlets: BTreeSet<String> = reports.iter().filter_map(|r| r.outlet.map(canonical)).collect();
    let first = reports.iter().enumerate().filter(|(i, _)| leads[*i] == *i);
    let labels: BTreeSet<String> = first.flat_map(|(_, r)| r.origins(&outlets)).collect();
    let people = reports.iter().flat_map(|r| r.observations.iter().flat_map(|o| &o.sources)).filter(|s| s.kind == "named");
    let named: BTreeSet<String> = people.map(name).collect();
    Origins { reports: reports.len(), independent: labels.len(), named: named.len(), labels: labels.into_iter().collect() }
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

impl Report<'_> {
    /// To whom the report goes back: the outlets that it cites, else the agency that it credits, else its own outlet. One of the `outlets`
    /// that tell of the event is one, whatever the article takes it for.
    fn origins(&self, outlets: &BTreeSet<String>) -> Vec<String> {
        let own = self.outlet.map(canonical);
        let outlet = |s: &Source| match published_in(s) {
            Some(outlet) => Some(outlet),
            None => Some(name(s)).filter(|n| s.kind == "outlet" || outlets.contains(n)),
        };
        let sources = self.observations.iter().flat_map(|o| &o.sources);
        let mut cited: Vec<String> = sources.filter_map(outlet).filter(|n| Some(n) != own.as_ref()).collect();
        cited.sort();
        cited.dedup();
        if !cited.is_empty() {
            return cited;
        }
        vec![self.agency.map(canonical).or(own).unwrap_or_else(|| self.article.to_owned())]
    }
}

/// For each report the first one that it copies; itself where it copies none.
fn leads(reports: &[Report<'_>]) -> Vec<usize> {
    let mut seen: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut out: Vec<usize> = Vec::with_capacity(reports.len());
    for (i, r) in reports.iter().enumerate() {
        let bands = r.print.bands();
        let known = bands.iter().filter_map(|b| seen.get(b)).flatten().copied();
        let lead = known.filter(|&k| reports[k].print.is_copy(r.print)).min().map_or(i, |k| out[k]);
        out.push(lead);
        for band in bands {
            let list = seen.entry(band).or_default();
            if list.len() < SAME {
                list.push(i);
            }
        }
    }
    out
}

/// Texts of one band that are compared: those after are copies of these.
const SAME: usize = 8;

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
