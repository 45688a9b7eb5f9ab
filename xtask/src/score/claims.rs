//! Attribution: who says what, span by span and linked; the measures of `claims.py` that its `run` gives.
//!
//! A role of a claim is the set of tokens that its pieces cover. *exact*: equal to a gold role once edge punctuation is off.
//! *frag*: each contiguous piece counts alone. *link-half*: source and content both share half their words (Jaccard), and so on.

use super::figure::{Prf, percent, prf};
use super::reading::{Claim, Part, Readings};
use super::tokenised::{Ids, Text};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

#[derive(Deserialize)]
pub(super) struct Gold {
    doc: String,
    text: String,
    attributions: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Attribution {
    #[serde(default)]
    source: Vec<[usize; 2]>,
    #[serde(default)]
    cue: Vec<[usize; 2]>,
    #[serde(default)]
    content: Vec<[usize; 2]>,
}

#[derive(Debug, Serialize)]
pub(super) struct Report {
    gold: usize,
    system: usize,
    #[serde(flatten)]
    pub(super) linked: BTreeMap<&'static str, f64>,
    #[serde(rename = "exact F1")]
    pub(super) exact: BTreeMap<&'static str, f64>,
    #[serde(rename = "frag F1")]
    pub(super) frag: BTreeMap<&'static str, f64>,
    #[serde(rename = "link-half recall")]
    pub(super) recall: BTreeMap<String, f64>,
}

const ROLES: [&str; 3] = ["source", "cue", "content"];
const SOURCE: usize = 0;
const CUE: usize = 1;
const CONTENT: usize = 2;
const LINKS: [&str; 5] = ["link-exact", "link-half", "link-any", "triple-exact", "triple-half"];
const HALF: usize = 1;

/// The tokens of one claim's roles: all, without edge punctuation, words alone.
struct Roles {
    all: [Ids; 3],
    trimmed: [Ids; 3],
    words: [Ids; 3],
}

impl Roles {
    fn new(text: &Text<'_>, spans: [&[[usize; 2]]; 3]) -> Self {
        let all = spans.map(|s| text.ids(s));
        Self { trimmed: [0, 1, 2].map(|r| text.trim(&all[r])), words: [0, 1, 2].map(|r| text.words(&all[r])), all }
    }

    fn of_claim(text: &Text<'_>, claim: &Claim) -> Self {
        fn spans(part: &Option<Part>) -> &[[usize; 2]] {
            part.as_ref().map_or(&[], |p| &p.spans)
        }
        Self::new(text, [spans(&claim.source), spans(&claim.cue), spans(&claim.content)])
    }
}

/// Right, given, wanted.
type Counts = [usize; 3];

#[derive(Default)]
struct Totals {
    gold: usize,
    system: usize,
    exact: [Counts; 3],
    frag: [Counts; 3],
    links: [usize; 5],
    /// Found and all, by kind of quotation, source and cue.
    kinds: BTreeMap<String, (usize, usize)>,
}

/// Scores; `reporting` holds the verbs that count as reporting verbs when recall is split by cue.
pub(super) fn score(golds: &[Gold], readings: &Readings, reporting: &HashSet<String>) -> Report {
    let mut totals = Totals::default();
    for gold in golds {
        let text = Text::new(&gold.text);
        let wanted: Vec<Roles> = gold.attributions.iter().map(|a| Roles::new(&text, [&a.source, &a.cue, &a.content])).collect();
        let claims = readings.get(&gold.doc).map_or(&[][..], |r| &r.claims);
        let given: Vec<Roles> = claims.iter().map(|c| Roles::of_claim(&text, c)).collect();
        totals.spans(&text, &wanted, &given);
        totals.links(&text, &wanted, &given, reporting);
    }
    totals.report()
}

impl Totals {
    fn spans(&mut self, text: &Text<'_>, wanted: &[Roles], given: &[Roles]) {
        for r in 0..3 {
            let trimmed = |side: &[Roles]| side.iter().map(|x| x.trimmed[r].clone()).collect();
            add(&mut self.exact[r], trimmed(wanted), trimmed(given));
            let pieces = |side: &[Roles]| side.iter().flat_map(|x| text.pieces(&x.all[r])).collect();
            add(&mut self.frag[r], pieces(wanted), pieces(given));
        }
    }

    fn links(&mut self, text: &Text<'_>, wanted: &[Roles], given: &[Roles], reporting: &HashSet<String>) {
        self.gold += wanted.len();
        self.system += given.len();
        let partner = pair(wanted, given);
        for (gold, partner) in wanted.iter().zip(partner) {
            let links = partner.map_or([false; 5], |j| link(gold, &given[j]));
            for (total, link) in self.links.iter_mut().zip(links) {
                *total += usize::from(link);
            }
            for kind in kinds(text, gold, reporting) {
                let (found, all) = self.kinds.entry(kind).or_default();
                *found += usize::from(links[HALF]);
                *all += 1;
            }
        }
    }

    fn report(&self) -> Report {
        let f1 = |right, given, wanted| -> f64 {
            let Prf { f1, .. } = prf(right, given, wanted);
            f1
        };
        let roles = |counts: &[Counts; 3]| ROLES.into_iter().zip(counts).map(|(r, &[t, g, w])| (r, f1(t, g, w))).collect();
        Report {
            gold: self.gold,
            system: self.system,
            linked: LINKS.into_iter().zip(self.links).map(|(name, right)| (name, f1(right, self.system, self.gold))).collect(),
            exact: roles(&self.exact),
            frag: roles(&self.frag),
            recall: self.kinds.iter().map(|(kind, &(found, all))| (kind.clone(), percent(found, all))).collect(),
        }
    }
}

/// Equal roles of a document count once, empty ones never.
fn add(counts: &mut Counts, wanted: HashSet<Ids>, given: HashSet<Ids>) {
    counts[0] += wanted.intersection(&given).filter(|ids| !ids.is_empty()).count();
    counts[1] += given.iter().filter(|ids| !ids.is_empty()).count();
    counts[2] += wanted.iter().filter(|ids| !ids.is_empty()).count();
}

/// The partner of each gold attribution among the system's: one to one, the likest first.
fn pair(wanted: &[Roles], given: &[Roles]) -> Vec<Option<usize>> {
    let mut pairs = Vec::new();
    for (i, a) in wanted.iter().enumerate() {
        for (j, b) in given.iter().enumerate() {
            let (a, b) = (&a.words, &b.words);
            let no_content = a[CONTENT].is_empty() && b[CONTENT].is_empty();
            if shared(&a[CONTENT], &b[CONTENT]) > 0 || shared(&a[CUE], &b[CUE]) > 0 || no_content {
                let alike = 2.0 * jaccard(&a[CONTENT], &b[CONTENT]) + jaccard(&a[SOURCE], &b[SOURCE]) + 0.5 * jaccard(&a[CUE], &b[CUE]);
                pairs.push((alike, i, j));
            }
        }
    }
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0));
    let (mut partner, mut used) = (vec![None; wanted.len()], vec![false; given.len()]);
    for (_, i, j) in pairs {
        if partner[i].is_none() && !used[j] {
            (partner[i], used[j]) = (Some(j), true);
        }
    }
    partner
}

/// Which of [`LINKS`] hold between a gold attribution and its partner.
fn link(a: &Roles, b: &Roles) -> [bool; 5] {
    let exact = |r: usize| a.trimmed[r] == b.trimmed[r];
    let half = |r: usize| jaccard(&a.words[r], &b.words[r]) >= 0.5;
    let (x, y) = (&a.words[SOURCE], &b.words[SOURCE]);
    let any_source = shared(x, y) > 0 || (x.is_empty() && y.is_empty());
    let (both_exact, both_half) = (exact(SOURCE) && exact(CONTENT), half(SOURCE) && half(CONTENT));
    [both_exact, both_half, any_source && half(CONTENT), both_exact && exact(CUE), both_half && half(CUE)]
}

fn shared(a: &Ids, b: &Ids) -> usize {
    a.iter().filter(|i| b.binary_search(i).is_ok()).count()
}

fn jaccard(a: &Ids, b: &Ids) -> f64 {
    let both = shared(a, b);
    let either = a.len() + b.len() - both;
    if either == 0 { 1.0 } else { both as f64 / either as f64 }
}

/// The kinds by which recall is split.
fn kinds(text: &Text<'_>, gold: &Roles, reporting: &HashSet<String>) -> Vec<String> {
    let quotation = text.quotation(&gold.all[CONTENT]);
    let mut kinds = vec![format!("quote:{quotation}"), format!("source:{}", text.source(&gold.all[SOURCE]))];
    if is_reporting(&text.strings(&gold.all[CUE]), reporting) {
        kinds.extend(["cue:reporting".to_owned(), format!("cue:reporting+{quotation}")]);
    } else {
        kinds.push("cue:other".to_owned());
    }
    kinds
}

/// Whether a cue holds a reporting verb of the list, "according", or nothing but punctuation.
fn is_reporting(cue: &[&str], verbs: &HashSet<String>) -> bool {
    let is_word = |w: &&str| w.chars().any(char::is_alphanumeric);
    !cue.iter().any(is_word) || cue.iter().any(|w| is_form_of(&w.to_lowercase(), verbs))
}

fn is_form_of(word: &str, verbs: &HashSet<String>) -> bool {
    const ENDINGS: [(&str, &str); 10] =
        [("", ""), ("ied", "y"), ("ies", "y"), ("ed", "e"), ("ed", ""), ("es", "e"), ("es", ""), ("s", ""), ("ing", "e"), ("ing", "")];
    let stem = |(ending, base): (&str, &str)| word.strip_suffix(ending).is_some_and(|s| verbs.contains(&format!("{s}{base}")));
    word == "according" || irregular(word).is_some_and(|base| verbs.contains(base)) || ENDINGS.into_iter().any(stem)
}

fn irregular(word: &str) -> Option<&'static str> {
    Some(match word {
        "said" => "say",
        "told" => "tell",
        "wrote" => "write",
        "thought" => "think",
        "saw" => "see",
        "knew" => "know",
        "felt" => "feel",
        "heard" => "hear",
        "swore" => "swear",
        "spoke" => "speak",
        _ => return None,
    })
}
