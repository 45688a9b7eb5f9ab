//! Conditions that keep rules from firing on what is no time: the verb "march", the modal "may", figures that are no year.

use super::atom::FIGURES;
use super::tape::{Found, Tape};
use crate::tag::Xpos;

/// A month; "may", "march" and "mar" only with a capital and not as a verb.
pub(super) fn month(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let (end, found) = tape.list("month-word", at)?;
    let Found::Month(m) = found else { return None };
    let short = tape.text(at).len() <= 3 && m != 5;
    let dated = tape.figures(at + 1).is_some() || number_before(tape, at);
    if !tape.is_capital(at) || short && !dated {
        return None;
    }
    let verb = matches!(tape.xpos(at), Some(Xpos::MD | Xpos::VB | Xpos::VBP | Xpos::VBD));
    let other = verb && matches!(m, 3 | 5) || m == 3 && is_walk(tape, at);
    (!other).then_some((end, found))
}

fn number_before(tape: &Tape<'_, '_>, at: usize) -> bool {
    at > 0 && tape.figures(at - 1).is_some()
}

/// "the Long March", "the March to the sea", "a March for Life".
fn is_walk(tape: &Tape<'_, '_>, at: usize) -> bool {
    if tape.figures(at + 1).is_some() || at == 0 {
        return false;
    }
    let after = matches!(tape.text(at + 1), "to" | "on" | "for" | "of" | "Battalion");
    let dated = tape.best.get(at + 2).is_some_and(|best| best.when.is_some());
    let of_thing = tape.is(at + 1, "of") && super::number::year(tape, at + 2).is_none() && !dated;
    let named = of_thing
        || matches!(tape.text(at - 1), "Long" | "Ice" | "'s" | "’s" | "Peace" | "Death" | "Freedom" | "Women" | "Million" | "Protest");
    let led = matches!(tape.text(at - 1), "the" | "The" | "a" | "his" | "her" | "their" | "its" | "annual");
    named || led && after || led && super::number::year(tape, at + 1).is_none() && !is_nominal(tape, at + 1)
}

/// A weekday; always with a capital.
pub(super) fn weekday(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    tape.list("weekday-word", at).filter(|_| tape.is_capital(at))
}

/// A season; "fall" and "spring" only where they cannot be verbs or other nouns.
pub(super) fn season(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let (end, found) = tape.list("season-word", at)?;
    let word = tape.text(at).to_ascii_lowercase();
    if !matches!(word.as_str(), "fall" | "spring") {
        return Some((end, found));
    }
    let of_year = tape.is(end, "of");
    let next = if of_year { end + 1 } else { end };
    let year = super::number::year(tape, next).is_some() || super::number::era_year(tape, next).is_some();
    let dated = at > 0 && super::number::year(tape, at - 1).is_some();
    let led = dated || at > 0 && tape.list("season-lead", at - 1).is_some();
    let of_thing = of_year && tape.list("step", end + 1).is_none() && !tape.is(end + 1, "that");
    (year || led && !of_thing).then_some((end, found))
}

/// Four figures that stand for a year where nothing else says so: 1200 to 2099, no sum, measure or number of a thing.
pub(super) fn bare_year(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let (end, found) = super::number::year(tape, at)?;
    let n = found.number()?;
    let before = if at > 0 { tape.text(at - 1) } else { "" };
    let part = matches!(before, ":" | "." | "/") && tape.is_next_to(at);
    let money = matches!(before, "$" | "£" | "€" | "#" | "§" | "No" | "No." | "+") || before.ends_with('$') || is_numbered(before);
    let counted = tape.is(end, "%") || tape.list("measure", end).is_some() || tape.word_at(end) == FIGURES;
    let goes_on = (tape.is(end, "/") || tape.is(end, ":")) && tape.is_next_to(end + 1) && tape.figures(end + 1).is_some();
    ((1200..2100).contains(&n) && !part && !money && !counted && !goes_on).then_some((end, found))
}

/// What carries a number of four figures that is no year.
fn is_numbered(before: &str) -> bool {
    matches!(
        before.to_ascii_lowercase().as_str(),
        "section"
            | "sections"
            | "route"
            | "flight"
            | "highway"
            | "room"
            | "page"
            | "pages"
            | "chapter"
            | "article"
            | "paragraph"
            | "channel"
            | "boeing"
            | "airbus"
            | "resolution"
            | "unit"
            | "model"
            | "building"
            | "train"
            | "lot"
            | "area"
            | "reach"
            | "reached"
            | "nearly"
    )
}

/// No blank stands here.
pub(super) fn glued(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    tape.is_next_to(at).then_some((at, Found::Nothing))
}

/// A noun or adjective follows.
pub(super) fn modifying(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    is_nominal(tape, at).then_some((at, Found::Nothing))
}

/// No noun or adjective follows.
pub(super) fn no_noun(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    (!is_nominal(tape, at)).then_some((at, Found::Nothing))
}

pub(super) fn is_nominal(tape: &Tape<'_, '_>, at: usize) -> bool {
    matches!(tape.xpos(at), Some(Xpos::NN | Xpos::NNS | Xpos::NNP | Xpos::NNPS | Xpos::JJ | Xpos::CD))
}

/// Right after a date and a comma, with words to come: "Oct. 12, the day before the crash" is Oct. 12 itself.
pub(super) fn beside_day(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let dated = at > 1 && tape.text(at - 1) == "," && (tape.figures(at - 2).is_some() || tape.list("weekday-word", at - 2).is_some());
    let more = closes(tape, at + 3).is_none();
    (dated && more).then_some((at, Found::Nothing))
}

/// After a preposition that a whole stretch follows: "for the year", "throughout the year".
pub(super) fn spanning(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let led = at > 0 && matches!(tape.text(at - 1), "for" | "of" | "during" | "throughout" | "For" | "During" | "Throughout");
    led.then_some((at, Found::Nothing))
}

/// "last year", "next year": gives the date.
pub(super) fn relative_year(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let (end, _) = tape.list("step", at)?;
    let (there, number) = tape.best.get(at)?.when?;
    (tape.is(end, "year") && there as usize == end + 1).then_some((end + 1, Found::Match(number)))
}

/// After "within", "over", "during": a length of time, not a stretch of the calendar.
pub(super) fn within(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let led = at > 0 && matches!(tape.text(at - 1), "within" | "over" | "during" | "for" | "Within" | "Over" | "During" | "For");
    led.then_some((at, Found::Nothing))
}

/// "daily" before a name: "the party daily Granma", "the Daily Trumpet".
pub(super) fn daily_paper(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let word = ["daily", "weekly", "monthly"].iter().any(|w| tape.is(at, w));
    let named = matches!(tape.xpos(at + 1), Some(Xpos::NNP | Xpos::NNPS)) && tape.is_capital(at + 1);
    (word && named).then_some((at + 1, Found::Nothing))
}

/// What follows is no unit of time.
pub(super) fn not_unit(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let unit = tape.list("unit", at).is_some() || tape.figures(at).is_some() || tape.list("month-word", at).is_some();
    let numbered = tape.list("ordinal-word", at).is_some() || tape.is(at, "'") || tape.list("tens", at).is_some();
    let counted = super::number::ordinal(tape, at).is_some();
    (!unit && !numbered && !counted && !matches!(tape.text(at), "fiscal" | "financial" | "season")).then_some((at, Found::Nothing))
}

/// "[2018]" or "(2018)" follows: takes nothing, gives the year.
pub(super) fn bracketed_year(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let open = matches!(tape.text(at), "[" | "(") && matches!(tape.text(at + 2), "]" | ")");
    let (_, year) = super::number::year(tape, at + 1).filter(|_| open && tape.figures(at + 1).is_some())?;
    Some((at, year))
}

/// After "in", "by" or "during".
pub(super) fn leading_in(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let led = at > 0 && matches!(tape.text(at - 1), "in" | "by" | "during" | "In" | "By" | "During");
    led.then_some((at, Found::Nothing))
}

/// The clause ends here, or goes on with what says no more of the stretch: "for the year of $40 a share", "to its end".
pub(super) fn closing_or_led(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let led = matches!(tape.xpos(at), Some(Xpos::IN | Xpos::TO | Xpos::CC | Xpos::RB)) && not_ending(tape, at).is_some()
        || tape.is(at, "of") && tape.is(at + 1, "$");
    (led || closes(tape, at).is_some()).then_some((at, Found::Nothing))
}

/// A date that ends in "ago".
pub(super) fn ago(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let (end, number) = tape.best.get(at)?.when?;
    tape.is(end as usize - 1, "ago").then_some((end as usize, Found::Match(number)))
}

/// No "than" follows: "two days later than planned" is a length.
pub(super) fn not_than(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    (tape.text(at) != "than").then_some((at, Found::Nothing))
}

/// After a preposition that leads into a time: "in the future", not "the future looks bright".
pub(super) fn forward(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let led = at > 0 && matches!(tape.text(at - 1), "in" | "into" | "for" | "over" | "In" | "For" | "Over");
    led.then_some((at, Found::Nothing))
}

/// What follows does not say which stretch is meant: no "ended March 31", "before the war", "of the flood".
pub(super) fn not_ending(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let said = matches!(
        tape.text(at),
        "ended" | "ending" | "end" | "to" | "before" | "after" | "since" | "when" | "that" | "in" | "of" | "until" | "through" | "which"
    );
    (!said && tape.figures(at).is_none()).then_some((at, Found::Nothing))
}

/// After "in" where the sentence looks ahead: "will be redeemed in" five years.
pub(super) fn lying_ahead(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let token = tape.atoms.get(at).map(|a| a.token as usize).filter(|_| at > 0 && matches!(tape.text(at - 1), "in" | "In"))?;
    let ahead = super::direction::of(tape.syntax, token..token + 1).is_future();
    ahead.then_some((at, Found::Nothing))
}

/// As many of a unit as a longer one has: "24 hours", "seven days".
pub(super) fn all_there_are(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let (end, found) = super::number::number(tape, at)?;
    let unit = match found.number()? {
        24 => "hours",
        7 | 365 => "days",
        52 => "weeks",
        12 => "months",
        _ => return None,
    };
    tape.text(end).eq_ignore_ascii_case(unit).then_some((end + 1, Found::Nothing))
}

/// After what makes of the next words something to come: "will", "could", "hopes to".
pub(super) fn behind_modal(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let before = at.checked_sub(1).and_then(|i| tape.xpos(i));
    matches!(before, Some(Xpos::MD | Xpos::TO)).then_some((at, Found::Nothing))
}

/// No "ago", "later", "old", "'" follows that counts from elsewhere.
pub(super) fn not_counted(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let counted = matches!(
        tape.text(at),
        "ago" | "later" | "earlier" | "before" | "after" | "old" | "from" | "of" | "'" | "'s" | "’" | "-" | "or" | "and" | "more"
    );
    (!counted).then_some((at, Found::Nothing))
}

/// The unit in the title of a show: `"This Week"`.
pub(super) fn titled(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let (end, found) = tape.list("singular", at)?;
    let quoted = at > 1 && tape.text(at - 2).ends_with(['"', '“', '`', '\'', '‘']);
    (quoted && tape.is_capital(at) && tape.is_capital(at - 1)).then_some((end, found))
}

/// The sentence or clause ends here.
pub(super) fn closes(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let mark = tape.text(at);
    let end = at >= tape.atoms.len()
        || tape.word_at(at) == super::atom::BARRIER
        || matches!(mark, "." | "," | ";" | ":" | "\"" | "?" | "!" | ")");
    end.then_some((at, Found::Nothing))
}

/// After a preposition or verb that a bare plural of a unit measures: "for years", "take weeks". Gives a vague count.
pub(super) fn after_for(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let lead = at > 0
        && matches!(tape.text(at - 1), "for" | "in" | "over" | "within" | "takes" | "take" | "took" | "taken" | "lasted" | "For" | "In");
    let compound = tape.is(at + 1, "-") || tape.is(at + 1, "'s");
    (lead && !compound).then_some((at, Found::Count(super::number::Count::Vague)))
}

/// After a number or noun, "a year" is a rate: "$5 million a year", "four flights a week".
pub(super) fn rate(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let noun = matches!(at.checked_sub(1).and_then(|i| tape.xpos(i)), Some(Xpos::CD | Xpos::NNS));
    let unit = at > 0 && matches!(tape.text(at - 1), "%" | "hours" | "time" | "flight" | "dollar" | "percent");
    (noun || unit || at > 0 && tape.figures(at - 1).is_some()).then_some((at, Found::Nothing))
}

/// "ended", "ending", "end" follows.
pub(super) fn ended(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    matches!(tape.text(at), "ended" | "ending" | "end" | "to").then_some((at, Found::Nothing))
}

/// "ended July 31" follows: takes nothing, gives the date.
pub(super) fn ending_when(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let next = ended(tape, at).filter(|_| tape.text(at) != "to").map(|_| at + 1)?;
    let (_, number) = tape.best.get(next)?.when?;
    Some((at, Found::Match(number)))
}

/// The sentence does not look back here.
pub(super) fn not_past(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let token = tape.atoms.get(at).map(|a| a.token as usize)?;
    let past = matches!(super::direction::of(tape.syntax, token..token + 1), super::direction::Direction::Past { .. });
    (!past).then_some((at, Found::Nothing))
}

/// "two weeks earlier", "a day later": the longest date here, where it begins with a count and ends with where it is counted from.
pub(super) fn from_when(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let (end, number) = tape.best.get(at)?.when?;
    let counted = super::number::count(tape, at).is_some() && matches!(tape.text(end as usize - 1), "earlier" | "later" | "before");
    counted.then_some((end as usize, Found::Match(number)))
}
