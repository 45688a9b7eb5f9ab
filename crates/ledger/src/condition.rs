//! Conditions across articles: which event a condition hangs on, and whether that event has changed since.
//!
//! `if negotiations with Norland continue` → the row of those negotiations; put off on May 4 → the row that hangs on it is under review

use crate::hash::hash;
use crate::identity::{Cluster, Traits, Verdict, Weight, judge};
use crate::observation::{Condition, Mention, Observation, Participant};
use crate::status::{State, Step};
use dateline_engine::event::family;
use dateline_engine::name::listed;
use jiff::civil::Date;

/// What a condition asks for: the event of the same reading at which it points, else its words. `reading` are the observations of the
/// condition's article, in their order; `of` is the one that has the condition.
///
/// The traits find their cluster as an observation does: by [`crate::identity::keys`], then [`fits`].
pub fn asked(of: &Observation, condition: &Condition, reading: &[Observation]) -> Traits {
    let pointed = condition.event.and_then(|n| reading.iter().find(|o| o.number == n));
    let mut traits = Traits::of(pointed.unwrap_or(&worded(of, condition)));
    // The condition and its trigger are told by one article, which is no doubt that they are the same event.
    traits.article = hash("");
    // What a condition says is neither fact nor plan, and that is no doubt either.
    traits.ahead |= !traits.happened;
    traits.weight = traits.weight.max(Weight::Vague);
    traits
}

/// The verdict on a cluster as the trigger, and whether it is one: less is asked for than of the same event, as a condition says less.
pub fn fits(asked: &Traits, cluster: &Cluster) -> (Verdict, bool) {
    let verdict = judge(asked, cluster);
    // What has begun can still be what a condition waits for: the end of a strike.
    let is_trigger = verdict.broken.is_none_or(|name| name == "over") && verdict.score >= TRIGGER;
    (verdict, is_trigger)
}

/// From this score on a cluster is the trigger of a condition.
pub const TRIGGER: i32 = 60;

/// Why a row is to be looked at again: what its trigger did after the row's last report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The trigger's step.
    pub step: Step,
    /// The words for people.
    pub reason: String,
}

/// Whether a row that hangs on `trigger` is under review: the last step by which the trigger's status or day changed after `since`, the
/// day of the row's last report.
pub fn review(condition: &Condition, trigger: &State, since: Option<Date>) -> Option<Review> {
    let later = |s: &&Step| matches!(&*s.field, "status" | "when") && s.reported.is_some() && s.reported > since;
    let step = trigger.steps.iter().rev().find(later)?.clone();
    Some(Review { reason: reason(condition, &step), step })
}

fn reason(condition: &Condition, step: &Step) -> String {
    let day = step.reported.map(|d| d.to_string()).unwrap_or_default();
    let shown = |text: &str| if text.is_empty() { "open".to_owned() } else { text.to_owned() };
    format!("“{}”: {} went from {} to {} on {day} ({})", condition.text, step.field, shown(&step.old), shown(&step.new), step.rule)
}

/// An observation made of the words of a condition: its event words are the mentions, its names take part.
fn worded(of: &Observation, condition: &Condition) -> Observation {
    let words: Vec<&str> = condition.text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).take(WORDS).collect();
    Observation {
        article: of.article.clone(),
        reported: of.reported,
        about: of.about.clone(),
        title: condition.text.clone(),
        mentions: words.iter().filter_map(|w| mention(w)).collect(),
        participants: names(&words),
        actuality: "ahead".to_owned(),
        ..Observation::default()
    }
}

/// Words of a condition that are looked at.
const WORDS: usize = 40;

fn mention(word: &str) -> Option<Mention> {
    let lower = word.to_lowercase();
    let forms = [lower.as_str(), lower.trim_end_matches('s'), lower.trim_end_matches("es"), lower.trim_end_matches("ed")];
    let known = |is_noun| forms.iter().find(|f| family(f, is_noun).is_some()).map(|f| (*f, is_noun));
    let (lemma, is_noun) = known(true).or_else(|| known(false)).filter(|_| !word.starts_with(char::is_uppercase))?;
    Some(Mention { text: word.to_owned(), lemma: lemma.to_owned(), is_noun, ..Mention::default() })
}

/// Runs of capitalised words, and names of the lists.
fn names(words: &[&str]) -> Vec<Participant> {
    let is_capital = |w: &&str| w.starts_with(char::is_uppercase);
    let runs = words.split(|w| !is_capital(w)).filter(|run| !run.is_empty()).map(|run| run.join(" "));
    let kind =
        |name: &str| if listed(name).is_none() && (2..=3).contains(&name.split(' ').count()) { Some("person".to_owned()) } else { None };
    runs.map(|name| Participant { kind: kind(&name), name: Some(name.clone()), text: name, ..Participant::default() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::status::fold;
    use dateline_engine::{Article, Published, Reader};
    use jiff::civil::date;

    fn read(reader: &Reader, day: &str, text: &str) -> Vec<Observation> {
        let article = Article { id: day, published: Published::parse(day).ok(), text, title: None, outlet: None, url: None };
        Observation::all(&reader.read(&article), day, None)
    }

    /// Whether the condition of the first text's first row hangs on the event that the second text tells with `word`.
    fn check(text: &str, other: &str, word: &str, expected: bool) {
        let reader = Reader::english().unwrap();
        let (own, others) = (read(&reader, "2031-04-02", text), read(&reader, "2031-03-20", other));
        let row = own.iter().find(|o| !o.conditions.is_empty()).unwrap_or_else(|| panic!("no condition: {own:#?}"));
        let trigger = others.iter().find(|o| o.mentions.iter().any(|m| m.text == word)).unwrap();
        let asked = asked(row, &row.conditions[0], &own);
        let (verdict, fits) = fits(&asked, &Cluster::new(&Traits::of(trigger)));
        assert_eq!(fits, expected, "{:?} {verdict:?}", row.conditions[0]);
    }

    #[test]
    fn a_condition_finds_its_trigger() {
        let text = "The ferry line to Sudland will open on May 10 if the harbour workers end their strike.";
        let strike = "Harbour workers in Sudland began a strike on Monday.";
        let trial = "The trial of Jonas Vik in Sudland began on Monday.";
        check(text, strike, "strike", true);
        check(text, trial, "trial", false);
    }

    #[test]
    fn a_change_of_the_trigger_calls_for_a_review() {
        let told = |day: Date, status: &str| Observation {
            article: day.to_string(),
            reported: Some(day),
            status: Some(status.to_owned()),
            actuality: "ahead".to_owned(),
            ..Observation::default()
        };
        let trigger = fold(&[told(date(2031, 4, 1), "scheduled"), told(date(2031, 4, 9), "cancelled")], &[]);
        let condition = Condition { text: "if the talks go on".to_owned(), ..Condition::default() };
        let check = |since, expected: Option<&str>| {
            assert_eq!(review(&condition, &trigger, Some(since)).map(|r| r.reason).as_deref(), expected);
        };
        check(date(2031, 4, 2), Some("“if the talks go on”: status went from scheduled to cancelled on 2031-04-09 (status/called-off)"));
        check(date(2031, 4, 9), None);
    }
}
