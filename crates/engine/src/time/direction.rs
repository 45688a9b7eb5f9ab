//! Whether an expression looks back or ahead: from the preposition before it, the tense and modality of the verb that
//! governs it, and words such as "planned"; where the tree says nothing, from the nearest cue in the sentence.

use crate::parse::{Aspect, Modal, Rel, Syntax, Tense};
use crate::tag::{Upos, Xpos};
use std::ops::Range;

/// Where an expression looks, and how firmly the text says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Past { firm: bool },
    Future { firm: bool },
    Unknown,
}

impl Direction {
    pub(crate) const PAST: Self = Self::Past { firm: true };
    pub(crate) const FUTURE: Self = Self::Future { firm: true };

    fn loosely(self) -> Self {
        match self {
            Self::Past { .. } => Self::Past { firm: false },
            Self::Future { .. } => Self::Future { firm: false },
            Self::Unknown => Self::Unknown,
        }
    }

    /// Whether it looks ahead at all.
    pub(crate) fn is_future(self) -> bool {
        matches!(self, Self::Future { .. })
    }
}

/// The direction of the tokens `at`.
pub(crate) fn of(syntax: &Syntax<'_>, at: Range<usize>) -> Direction {
    if is_label(syntax, &at) {
        return by_label(syntax, &at);
    }
    by_preposition(syntax, &at).unwrap_or_else(|| match by_tree(syntax, &at) {
        Direction::Unknown => by_words(syntax, &at).loosely(),
        known => known,
    })
}

/// Whether the expression lies before what a story tells: "since March", "had spent the spring there".
pub(crate) fn looks_back(syntax: &Syntax<'_>, at: Range<usize>) -> bool {
    if at.start > 0 && syntax.lower(at.start - 1) == "since" {
        return true;
    }
    let Some(top) = at.clone().find(|&i| syntax.head(i).is_none_or(|h| !at.contains(&h))) else { return false };
    let clause = syntax.ancestors(top).take(8).find(|&i| syntax.upos(i) == Upos::Verb);
    clause.is_some_and(|i| {
        let verb = syntax.verb(i);
        verb.aspect == Aspect::Perfect && verb.tense == Tense::Past && verb.modal.is_none()
    })
}

/// "since March", "until Friday", "effective June 1"; `None` where the preposition says nothing.
fn by_preposition(syntax: &Syntax<'_>, at: &Range<usize>) -> Option<Direction> {
    let sentence = syntax.sentence(syntax.sentence_of(at.start));
    if at.start <= sentence.start {
        return None;
    }
    match syntax.lower(at.start - 1) {
        "since" => Some(Direction::PAST),
        "in" | "on" if is_way_back(syntax, at) => Some(Direction::PAST),
        "as" if at.start > 1 && matches!(syntax.lower(at.start - 2), "early" | "soon") => Some(Direction::FUTURE),
        // "runs from May 7" has begun or has not.
        "from" if is_present(syntax, at) => Some(Direction::Unknown),
        "until" | "till" | "by" | "effective" | "payable" => Some(bounded(syntax, at)),
        "on" if is_called_for(syntax, at) => Some(Direction::FUTURE),
        "to" => syntax.ancestors(at.start).find(|i| !at.contains(i)).filter(|&i| moves(syntax.lemma(i))).map(|_| Direction::FUTURE),
        _ => None,
    }
}

/// "called for a protest on Saturday": right behind what is called for.
fn is_called_for(syntax: &Syntax<'_>, at: &Range<usize>) -> bool {
    let on = at.start - 1;
    let noun = on.checked_sub(1).filter(|&n| syntax.upos(n) == Upos::Noun);
    let from = on.saturating_sub(6);
    noun.is_some_and(|n| {
        (from..n)
            .rev()
            .find(|&i| syntax.lower(i) == "for")
            .is_some_and(|i| i > 0 && syntax.lemma(i - 1) == "call" && syntax.upos(i - 1) == Upos::Verb)
    })
}

/// "told of it back in May", but "will be back in May".
fn is_way_back(syntax: &Syntax<'_>, at: &Range<usize>) -> bool {
    let Some(before) = at.start.checked_sub(3) else { return false };
    let back = syntax.lower(at.start - 2) == "back";
    back && !matches!(syntax.upos(before), Upos::Aux | Upos::Verb) && !by_tree(syntax, at).is_future()
}

fn is_present(syntax: &Syntax<'_>, at: &Range<usize>) -> bool {
    let verb = syntax.ancestors(at.start).take(4).find(|&i| syntax.upos(i) == Upos::Verb).map(|i| syntax.verb(i));
    verb.is_some_and(|verb| verb.tense == Tense::Present && verb.modal.is_none() && verb.aspect == Aspect::Simple)
}

/// What ends on a day lies ahead, unless it is told as over: "put off until Friday", but "the siege lasted until Friday".
fn bounded(syntax: &Syntax<'_>, at: &Range<usize>) -> Direction {
    let told = syntax.ancestors(at.start).take(8).find(|&i| syntax.upos(i) == Upos::Verb).map(|i| (i, syntax.verb(i)));
    match told {
        Some((i, _)) if moves(syntax.lemma(i)) => Direction::FUTURE,
        Some((_, verb)) if verb.tense == Tense::Past && verb.modal.is_none() => Direction::Unknown,
        _ => Direction::FUTURE,
    }
}

/// Verbs whose object may be a day that lies ahead: "has set November 10", "has given him until Friday".
fn fixes(lemma: &str) -> bool {
    matches!(lemma, "set" | "schedule" | "fix" | "pick" | "choose" | "give" | "name") || moves(lemma)
}

/// Verbs that give an event a new end or day.
fn moves(lemma: &str) -> bool {
    matches!(
        lemma,
        "postpone"
            | "move"
            | "shift"
            | "delay"
            | "defer"
            | "adjourn"
            | "extend"
            | "reschedule"
            | "push"
            | "put"
            | "suspend"
            | "remand"
            | "bar"
            | "ban"
    )
}

/// "Monday: ministers meet in Oslo": the day of an agenda, before a colon.
fn is_label(syntax: &Syntax<'_>, at: &Range<usize>) -> bool {
    let sentence = syntax.sentence(syntax.sentence_of(at.start));
    at.start == sentence.start && at.end < syntax.len() && syntax.lower(at.end) == ":"
}

/// An agenda looks ahead unless its first finite verb looks back.
fn by_label(syntax: &Syntax<'_>, at: &Range<usize>) -> Direction {
    let rest = at.end..syntax.sentence(syntax.sentence_of(at.start)).end.max(at.end);
    let first = rest.take(30).map(|i| syntax.xpos(i)).find(|x| matches!(x, Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD));
    if first == Some(Xpos::VBD) { Direction::PAST } else { Direction::FUTURE }
}

/// Climbs from the expression to the nearest verb that says something; firm where nothing stands between.
fn by_tree(syntax: &Syntax<'_>, at: &Range<usize>) -> Direction {
    let Some(top) = at.clone().find(|&i| syntax.head(i).is_none_or(|h| !at.contains(&h))) else { return Direction::Unknown };
    if let Some(said) = predicated(syntax, top) {
        return said;
    }
    let mut firm = true;
    for i in syntax.ancestors(top).take(8) {
        let direction = at_node(syntax, i);
        if direction != Direction::Unknown {
            return if firm { direction } else { direction.loosely() };
        }
        // "begins deliberating on Monday": as near as the verb above
        firm &= syntax.rel(i) == Rel::Xcomp && syntax.xpos(i) == Xpos::VBG;
    }
    Direction::Unknown
}

/// "the vote is on Friday": what is said of something that takes place. "It is Friday" and "the day is Friday" only name a day.
fn predicated(syntax: &Syntax<'_>, top: usize) -> Option<Direction> {
    syntax.child(top, &[Rel::Cop])?;
    let subject = syntax.child(top, &[Rel::Nsubj])?;
    let named = matches!(syntax.lemma(subject), "day" | "date" | "today" | "tomorrow" | "time" | "birthday" | "anniversary");
    let verb = syntax.verb(top);
    let plain = syntax.upos(subject) == Upos::Noun && !named && verb.modal.is_none() && verb.tense == Tense::Present;
    (plain && verb.aspect == Aspect::Simple).then_some(Direction::FUTURE)
}

fn at_node(syntax: &Syntax<'_>, i: usize) -> Direction {
    let predicate = syntax.upos(i) == Upos::Verb || syntax.child(i, &[Rel::Cop, Rel::AuxPass]).is_some();
    if predicate { by_verb(syntax, i) } else { by_modifier(syntax, i) }
}

/// "a planned June 12 summit".
fn by_modifier(syntax: &Syntax<'_>, i: usize) -> Direction {
    syntax
        .children(i)
        .filter(|&c| matches!(syntax.rel(c), Rel::Amod | Rel::Compound | Rel::Acl))
        .map(|c| planned(syntax.lower(c)))
        .find(|&d| d != Direction::Unknown)
        .unwrap_or(Direction::Unknown)
}

fn by_verb(syntax: &Syntax<'_>, i: usize) -> Direction {
    let verb = syntax.verb(i);
    // "was to end in August", "is to open": the tree has "be" beside the infinitive.
    if verb.infinitive && verb.aspect != Aspect::Perfect && syntax.child(i, &[Rel::Cop]).is_some() {
        return Direction::Future { firm: verb.tense != Tense::Past };
    }
    match (verb.modal, verb.tense) {
        (Some(Modal::Would | Modal::Could | Modal::Might | Modal::Should | Modal::May), _) if verb.aspect == Aspect::Perfect => {
            Direction::PAST
        }
        (Some(Modal::Could | Modal::Can), _) => Direction::Unknown,
        (Some(Modal::Would), _) => Direction::Future { firm: false },
        (Some(_), _) | (None, Tense::Future) => Direction::FUTURE,
        (None, Tense::Past) if planned(syntax.lower(i)).is_future() => Direction::Future { firm: false },
        (None, Tense::Past) => Direction::PAST,
        (None, Tense::Present) if verb.aspect == Aspect::Perfect && fixes(syntax.lemma(i)) => Direction::Unknown,
        (None, Tense::Present) if verb.aspect == Aspect::Perfect => Direction::PAST,
        (None, Tense::Present) if verb.passive && (planned(syntax.lower(i)).is_future() || syntax.lower(i) == "set") => Direction::FUTURE,
        (None, Tense::Present) if begins(syntax.lemma(i)) || is_to(syntax, i) => Direction::FUTURE,
        (None, Tense::Present) if verb.aspect == Aspect::Simple && acts(syntax, i) => Direction::FUTURE,
        (None, Tense::Present) if verb.aspect == Aspect::Progressive && (plans(syntax.lemma(i)) || arranged(syntax.lemma(i))) => {
            Direction::Future { firm: false }
        }
        (None, Tense::None) if verb.infinitive => by_governor(syntax, i),
        (None, Tense::None) if syntax.xpos(i) == Xpos::VBN => match planned(syntax.lower(i)) {
            Direction::Unknown => Direction::Past { firm: false },
            planned => planned.loosely(),
        },
        _ => Direction::Unknown,
    }
}

fn is_pluperfect(syntax: &Syntax<'_>, i: usize) -> bool {
    let verb = syntax.verb(i);
    verb.tense == Tense::Past && verb.aspect == Aspect::Perfect
}

/// "are to resume", where the tree makes "are" an auxiliary.
fn is_to(syntax: &Syntax<'_>, i: usize) -> bool {
    let verb = syntax.verb(i);
    let to = syntax.children(i).find(|&c| syntax.rel(c) == Rel::Mark && syntax.lower(c) == "to");
    let be = syntax.children(i).find(|&c| matches!(syntax.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop) && syntax.lemma(c) == "be");
    verb.infinitive && be.zip(to).is_some_and(|(be, to)| be < to)
}

/// An infinitive looks ahead where what governs it is a plan.
fn by_governor(syntax: &Syntax<'_>, i: usize) -> Direction {
    match syntax.head(i) {
        // "had been scheduled to expire on Friday": that plan is over.
        Some(h) if plans(syntax.lemma(h)) && is_pluperfect(syntax, h) => Direction::PAST,
        Some(h) if plans(syntax.lemma(h)) => Direction::Future { firm: syntax.verb(h).tense != Tense::Past },
        _ => Direction::Unknown,
    }
}

fn plans(lemma: &str) -> bool {
    matches!(
        lemma,
        "plan"
            | "expect"
            | "forecast"
            | "predict"
            | "project"
            | "move"
            | "arrange"
            | "schedule"
            | "hope"
            | "intend"
            | "aim"
            | "agree"
            | "propose"
            | "set"
            | "due"
            | "want"
            | "seek"
            | "prepare"
            | "promise"
            | "vow"
            | "threaten"
            | "decide"
            | "likely"
            | "ready"
            | "order"
            | "ask"
            | "invite"
            | "summon"
            | "subpoena"
            | "have"
            | "need"
    )
}

/// Words that say that what they modify lies ahead or behind.
fn planned(word: &str) -> Direction {
    match word {
        "planned" | "upcoming" | "forthcoming" | "scheduled" | "proposed" | "expected" | "coming" | "due" | "possible" | "potential"
        | "slated" | "payable" | "effective" | "deadline" => Direction::FUTURE,
        "past" | "previous" | "recent" | "failed" | "earlier" => Direction::Past { firm: false },
        _ => Direction::Unknown,
    }
}

/// Verbs whose present tense looks ahead with a date.
fn begins(lemma: &str) -> bool {
    matches!(
        lemma,
        "expire" | "mature" | "begin" | "start" | "open" | "meet" | "leave" | "arrive" | "end" | "close" | "face" | "return" | "come"
    )
}

/// Whether the simple present of this verb, with a date, tells of what is to come: "the board elects a chair on Monday". Not
/// so where it tells of a state, of speech, or of what is always so.
fn acts(syntax: &Syntax<'_>, i: usize) -> bool {
    let state = matches!(
        syntax.lemma(i),
        "be" | "have"
            | "say"
            | "think"
            | "believe"
            | "know"
            | "show"
            | "suggest"
            | "include"
            | "mean"
            | "seem"
            | "appear"
            | "remain"
            | "want"
            | "tell"
            | "report"
            | "add"
            | "note"
            | "stand"
            | "live"
            | "own"
            | "hold"
            | "cost"
            | "total"
            | "rise"
            | "fall"
            | "reflect"
            | "date"
            | "like"
            | "need"
            | "look"
            | "describe"
            | "quote"
            | "cite"
            | "write"
            | "claim"
            | "argue"
            | "accuse"
            | "compare"
            | "operate"
            | "get"
            | "see"
            | "hear"
            | "find"
            | "feel"
            | "follow"
            | "contain"
            | "mark"
            | "make"
            | "do"
            | "give"
            | "record"
            | "employ"
            | "account"
            | "represent"
            | "cover"
            | "provide"
            | "produce"
            | "recall"
            | "remember"
            | "allow"
            | "support"
            | "oppose"
            | "involve"
            | "require"
    );
    syntax.upos(i) == Upos::Verb && matches!(syntax.rel(i), Rel::Root | Rel::Conj | Rel::Parataxis | Rel::AclRelcl) && !state
}

/// Verbs whose progressive looks ahead with a date: "is flying to Paris on Monday".
fn arranged(lemma: &str) -> bool {
    matches!(
        lemma,
        "visit"
            | "travel"
            | "fly"
            | "go"
            | "hold"
            | "host"
            | "play"
            | "speak"
            | "retire"
            | "move"
            | "join"
            | "launch"
            | "release"
            | "head"
            | "take"
    )
}

/// The nearest cue among the words of the sentence, those before the expression counting as nearer.
fn by_words(syntax: &Syntax<'_>, at: &Range<usize>) -> Direction {
    let sentence = syntax.sentence(syntax.sentence_of(at.start));
    let back = (sentence.start..at.start).rev().take(20).map(|i| (at.start - i, i));
    let on = (at.end..sentence.end).take(12).map(|i| (2 * (i + 1 - at.end), i));
    back.chain(on)
        .filter_map(|(far, i)| Some((far, cue(syntax, i)?)))
        .min_by_key(|&(far, _)| far)
        .map_or(Direction::Unknown, |(_, direction)| direction)
}

fn cue(syntax: &Syntax<'_>, i: usize) -> Option<Direction> {
    match syntax.lower(i) {
        "will" | "wo" | "'ll" | "shall" | "scheduled" | "planned" | "expected" | "due" | "payable" | "upcoming" => Some(Direction::FUTURE),
        "to" if i + 1 < syntax.len() && syntax.xpos(i + 1) == Xpos::VB => Some(Direction::FUTURE),
        "was" | "were" | "had" | "did" | "said" => Some(Direction::PAST),
        _ => matches!(syntax.xpos(i), Xpos::VBD).then_some(Direction::PAST),
    }
}
