//! Generated news: stories of eight articles each, from rumour to outcome, with copies, near copies and background, as long as
//! real articles, in the order of their days. Article `n` is a function of `n` alone, so that a million need no memory and every run gets
//! the same bytes.

use super::words::{CAUSES, EVENTS, FILLERS, FIRST, JOBS, OBJECTS, OUTLETS, SCENERY, SYLLABLES};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Articles of one story.
pub(super) const STAGES: u64 = 8;
/// Stories that begin on one day.
pub(super) const A_DAY: u64 = 34;
/// Days from the beginning of a story to each report; the outcome is reported on the day after the event.
const REPORTS: [i64; 7] = [0, 4, 8, 12, 16, 16, 20];
/// Days from the beginning of the first stories to the first article, so that the first day is like all others.
const BEFORE: i64 = 100;

/// One article, ready for `dateline add --jsonl`.
#[derive(serde::Serialize)]
pub(super) struct Article {
    id: String,
    published: String,
    outlet: String,
    title: String,
    url: String,
    text: String,
}

impl Article {
    /// Bytes of its text.
    pub(super) fn size(&self) -> u64 {
        self.text.len() as u64
    }
}

/// Article number `n`.
pub(super) fn article(n: u64) -> Article {
    let (today, stage, which) = ((n / (STAGES * A_DAY)) as i64, n % (STAGES * A_DAY) / A_DAY, n % A_DAY);
    let began = today - REPORTS.get(stage as usize).copied().unwrap_or(to_event(which) + 1);
    let story = Story::new((began + BEFORE) as u64 * A_DAY + which);
    let day = date(2012, 1, 2).saturating_add(today.days());
    let seed = |stage: u64| story.number * STAGES + stage;
    let mut dice = Dice(seed(stage).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let outlet = dice.one(OUTLETS);
    // stage 5 is the agency's text of stage 4 in another paper, word for word or with another opening
    let original = stage - u64::from(stage == 5);
    let mut source = Dice(seed(original).wrapping_mul(0xbf58_476d_1ce4_e5b9) | 1);
    let mut text = story.lead(original, day);
    if stage == 5 && dice.below(2) == 0 {
        text = format!("{outlet} has learned more. {text}");
    }
    text.push_str("\n\n");
    let (paragraphs, mut words) = (4 + source.below(7), text.split(' ').count());
    for _ in 0..paragraphs {
        let paragraph = story.background(&mut source, day);
        words += paragraph.split(' ').count();
        text.push_str(&paragraph);
        text.push_str("\n\n");
        if words > 900 {
            break;
        }
    }
    let title = format!("{} {}: {}", story.actors[0], story.event, story.town);
    Article {
        id: format!("g{n}"),
        published: day.to_string(),
        outlet: outlet.to_owned(),
        title,
        url: format!("https://news.example/{n}"),
        text,
    }
}

/// Who meets whom, where and when.
struct Story {
    actors: [String; 2],
    jobs: [&'static str; 2],
    event: &'static str,
    town: String,
    /// Of the event.
    day: Date,
    number: u64,
}

impl Story {
    fn new(number: u64) -> Self {
        let mut dice = Dice(number.wrapping_mul(0xd134_2543_de82_ef95) | 1);
        let days = number as i64 / A_DAY as i64 - BEFORE + to_event(number % A_DAY);
        let day = date(2012, 1, 2).saturating_add(days.days());
        let actors = [dice.person(), dice.person()];
        Self { actors, jobs: [dice.one(JOBS), dice.one(JOBS)], event: dice.one(EVENTS), town: dice.place(), day, number }
    }

    /// What is new.
    fn lead(&self, stage: u64, day: Date) -> String {
        let Self { actors: [a, b], jobs: [x, y], event, town, .. } = self;
        let on = self.day.strftime("%B %-d");
        let later = self.day.saturating_add(7.days()).strftime("%B %-d").to_string();
        match (stage, self.number % 5) {
            (0, _) => format!("{a}, the {x}, is considering a {event} with {b}, the {y}, people familiar with the matter said."),
            (1, _) => format!("{a}, the {x}, plans a {event} with {b}, a spokesman said on {}.", day.strftime("%A")),
            (2, _) => format!("The {event} between {a} and {b} will be held in {town} on {on}, the office of the {x} said."),
            (3, 0) => format!("{b}, the {y}, denied that a {event} with {a} was planned."),
            (3, _) => format!("{a} and {b} are to hold their {event} in {town} on {on}."),
            (4, 1) => format!("The {event} of {a} and {b} in {town} has been postponed from {on} to {later}, officials said."),
            (4, 2) => format!("{a} has called off the {event} with {b} in {town}."),
            (4 | 5, _) => format!("Preparations for the {event} of {a} and {b} in {town} on {on} are under way, the {y} said."),
            (6, _) => format!("{a}, the {x}, will travel to {town} for the {event} with {b} unless the talks on trade fail."),
            _ => format!("{a} and {b} held their {event} in {town} on {}.", self.day.strftime("%A")),
        }
    }

    /// A paragraph of background: two to five sentences.
    fn background(&self, dice: &mut Dice, day: Date) -> String {
        let sentences = 2 + dice.below(4);
        (0..sentences).map(|_| self.sentence(dice, day)).collect::<Vec<_>>().join(" ")
    }

    fn sentence(&self, dice: &mut Dice, day: Date) -> String {
        let (who, other) = (if dice.below(3) == 0 { self.actors[dice.below(2) as usize].clone() } else { dice.person() }, dice.person());
        let past = day.saturating_sub((3 + dice.below(700) as i64).days());
        let filler = if dice.below(3) == 0 { dice.one(FILLERS) } else { dice.one(SCENERY) };
        let filler = filler.replace("{who}", &who).replace("{other}", &other).replace("{town}", &dice.place());
        let filler = filler
            .replace("{cause}", &format!("{} {}", dice.one(CAUSES), dice.one(OBJECTS)))
            .replace("{count}", &(2 + dice.below(900)).to_string());
        filler.replace("{past}", &past.strftime("%B %-d, %Y").to_string()).replace("{year}", &past.year().to_string())
    }
}

/// Days from the beginning of a story to its event.
fn to_event(which: u64) -> i64 {
    (30 + which * 60 / A_DAY) as i64
}

/// A sequence of numbers that looks like chance (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn one<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len() as u64) as usize]
    }

    /// A name; few are in the news often, most are not.
    fn person(&mut self) -> String {
        let rank = self.rare(40_000);
        let mut own = Dice(rank ^ 0x5bd1_e995);
        format!("{} {}", own.one(FIRST), own.invented())
    }

    fn place(&mut self) -> String {
        let rank = self.rare(4_000);
        Dice(rank ^ 0x1b87_3593).invented()
    }

    /// A number below `n`, the small ones far more often.
    fn rare(&mut self, n: u64) -> u64 {
        let u = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        (n as f64).powf(u) as u64
    }

    fn invented(&mut self) -> String {
        let word: String = (0..2 + self.below(2)).map(|_| self.one(SYLLABLES)).collect();
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_a_function_of_its_number() {
        let lengths: Vec<usize> = (0..400).map(|n| article(n).text.split_whitespace().count()).collect();
        let mean = lengths.iter().sum::<usize>() / lengths.len();
        assert!((250..600).contains(&mean), "{mean} words an article");
        assert_eq!(article(77).text, article(77).text);
        assert_ne!(article(77).text, article(78).text);
    }

    #[test]
    fn the_sixth_article_copies_the_fifth() {
        let (original, copy) = (article(4 * A_DAY).text, article(5 * A_DAY).text);
        assert!(copy.ends_with(&original), "{original}\n---\n{copy}");
    }
}
