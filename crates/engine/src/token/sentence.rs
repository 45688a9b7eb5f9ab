//! Where sentences end.

use super::abbreviation::Kind;
use super::lead;
use super::list::{LISTS, has};
use super::scan::{Gap, Mark, Pieces};
use std::ops::Range;

/// The longest sentence, in tokens; what is longer is cut at its best mark.
const LONGEST: usize = 250;

/// The token ranges of the sentences.
pub(super) fn find(text: &str, pieces: &Pieces) -> Vec<Range<usize>> {
    let view = View { text, pieces };
    let (mut sentences, mut start, mut i) = (Vec::with_capacity(pieces.spans.len() / 15 + 1), 0, 0);
    while i < pieces.spans.len() {
        if i > start && (pieces.gaps[i] == Gap::Break || view.caption(i)) {
            view.push(start..i, &mut sentences);
            start = i;
        }
        if let Some(end) = (i == start).then(|| view.lead(i)).flatten() {
            view.push(start..end, &mut sentences);
            (start, i) = (end, end);
        }
        match view.closed(start, i) {
            Seen::End(end) => {
                view.push(start..end, &mut sentences);
                (start, i) = (end, end);
            }
            Seen::Inner(next) => i = next,
        }
    }
    view.push(start..i, &mut sentences);
    sentences
}

/// What a look at one token says: the sentence ends, or goes on, before that token.
enum Seen {
    End(usize),
    Inner(usize),
}

struct View<'t> {
    text: &'t str,
    pieces: &'t Pieces,
}

impl View<'_> {
    /// The end of what stands before the first sentence of the paragraph that begins with token `i`.
    fn lead(&self, i: usize) -> Option<usize> {
        (self.pieces.gaps[i] == Gap::Break).then(|| lead::end(self.text, self.pieces, i)).flatten()
    }

    /// `Image:` after the words that describe it.
    fn caption(&self, i: usize) -> bool {
        let named = matches!(self.word(i), "Image" | "Photo" | "Photograph" | "Picture");
        named && self.pieces.marks[i - 1] == Mark::Plain && self.pieces.spans.get(i + 1).is_some_and(|s| s.of(self.text) == ":")
    }

    /// Adds a sentence, cut where it is too long.
    fn push(&self, mut range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
        while range.len() > LONGEST {
            let window = range.start + LONGEST / 2..range.start + LONGEST;
            let last = |mark: &str| window.clone().rev().find(|&i| self.word(i) == mark);
            let cut = last(";").or_else(|| last(",")).map_or(window.end, |i| i + 1);
            sentences.push(range.start..cut);
            range.start = cut;
        }
        if !range.is_empty() {
            sentences.push(range);
        }
    }

    fn word(&self, i: usize) -> &str {
        self.pieces.spans[i].of(self.text)
    }

    /// Whether token `i` and the marks after it end the sentence that began at `start`. What it looked at is not looked at again,
    /// so that the whole stays linear.
    fn closed(&self, start: usize, i: usize) -> Seen {
        let mark = self.pieces.marks[i];
        if !matches!(mark, Mark::Stop | Mark::Cry | Mark::Ellipsis | Mark::Abbreviation(_)) {
            return Seen::Inner(i + 1);
        }
        if mark == Mark::Stop && i > start && self.numbers_item(start, i - 1) {
            return Seen::Inner(i + 1);
        }
        if mark == Mark::Ellipsis && i < start + 2 && self.pieces.marks[start..i].iter().all(|m| *m != Mark::Plain) {
            return Seen::Inner(i + 1);
        }
        let end = self.closers(i + 1);
        let trail = &self.pieces.marks[i + 1..end];
        let mark = if mark == Mark::Stop && trail.first() == Some(&Mark::Stop) { Mark::Ellipsis } else { mark };
        let within = trail.iter().any(|m| matches!(m, Mark::Quote | Mark::CloseQuote | Mark::Close));
        match self.pieces.gaps.get(end).is_none_or(|gap| *gap == Gap::Break) || self.next_opens(mark, i.saturating_sub(1), end, within) {
            true => Seen::End(end),
            false => Seen::Inner(end),
        }
    }

    /// `2.`, `4.1.`, `b.` before the text of an item: at the start of the sentence or after a colon.
    fn numbers_item(&self, start: usize, i: usize) -> bool {
        let word = self.word(i);
        let figure = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        let section = word.len() <= 6 && word.bytes().all(|b| b.is_ascii_digit() || b == b'.') && word.contains('.');
        let letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
        (i == start && (figure || section || letter)) || i > start && figure && self.word(i - 1) == ":"
    }

    /// Past the quotes, brackets, notes and faces that close with the sentence.
    fn closers(&self, mut i: usize) -> usize {
        while i < self.pieces.spans.len() && self.pieces.gaps[i] != Gap::Break {
            let tight = self.pieces.gaps[i] == Gap::None;
            i += match self.pieces.marks[i] {
                Mark::Close | Mark::CloseQuote => 1,
                Mark::Quote if tight && !self.opens_quote(i) => 1,
                Mark::Quote if self.stands_alone(i) => 1,
                Mark::Stop | Mark::Cry => 1,
                Mark::Ellipsis if tight => 1,
                Mark::Face => 1,
                Mark::Open if self.note(i) => 3,
                _ => return i,
            };
        }
        i
    }

    /// A quotation mark that opens the next word: `end."Next`.
    fn opens_quote(&self, i: usize) -> bool {
        self.pieces.gaps.get(i + 1) == Some(&Gap::None)
            && self.pieces.marks[i + 1] == Mark::Plain
            && self.word(i + 1).starts_with(char::is_uppercase)
    }

    /// A quotation mark between blanks at the end of a line.
    fn stands_alone(&self, i: usize) -> bool {
        self.pieces.gaps.get(i + 1).is_none_or(|gap| *gap == Gap::Break)
    }

    /// `[12]`
    fn note(&self, i: usize) -> bool {
        let close = self.pieces.marks.get(i + 2) == Some(&Mark::Close);
        let number = |word: &str| word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
        close && self.word(i) == "[" && self.pieces.gaps[i + 1] == Gap::None && number(self.word(i + 1))
    }

    /// Whether token `i`, on the same line as the mark, begins a new sentence.
    /// `within`: the mark stands inside quotation marks or brackets.
    fn next_opens(&self, mark: Mark, before: usize, i: usize, within: bool) -> bool {
        let first = self.word(i).chars().next().unwrap_or(' ');
        let tight = self.pieces.gaps[i] == Gap::None;
        let opening = matches!(self.pieces.marks[i], Mark::OpenQuote | Mark::Open) || self.pieces.marks[i] == Mark::Quote;
        let (upper, lower) = (first.is_uppercase(), first.is_lowercase());
        match mark {
            Mark::Abbreviation(kind) => self.after_abbreviation(kind, i),
            _ if tight => upper && mark == Mark::Stop && !within,
            Mark::Stop => !(lower && within || matches!(first, ',' | ';' | ':')),
            Mark::Cry if within => opening || upper && !self.attributed(i) || first.is_numeric(),
            // `Mamma! opened` goes on: the mark belongs to a name.
            Mark::Cry if lower => !self.word(before).starts_with(char::is_uppercase),
            Mark::Cry => !matches!(first, ',' | ';' | ':' | '.' | '-' | '–' | '—'),
            _ => upper || opening || first.is_numeric() && mark == Mark::Cry,
        }
    }

    fn after_abbreviation(&self, kind: Kind, i: usize) -> bool {
        let opening = self.pieces.marks[i] == Mark::OpenQuote || self.pieces.marks[i] == Mark::Quote && self.pieces.gaps[i] == Gap::Space;
        let word = if opening { self.pieces.spans.get(i + 1).map_or("", |s| s.of(self.text)) } else { self.word(i) };
        let upper = word.starts_with(char::is_uppercase);
        matches!(kind, Kind::Any) && upper && has(&LISTS.openers, word)
    }

    /// Whether `Smith asked` follows a quoted question.
    fn attributed(&self, i: usize) -> bool {
        if has(&LISTS.openers, self.word(i)) {
            return false;
        }
        (i + 1..self.pieces.spans.len().min(i + 5))
            .take_while(|&k| self.pieces.marks[k] == Mark::Plain && self.pieces.gaps[k] != Gap::Break)
            .any(|k| has(&LISTS.attributions, self.word(k)))
    }
}
