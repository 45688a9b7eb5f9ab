//! Full stops that belong to the word before them: `Mr.`, `U.S.`, `J. K.`, `p.m.`

use super::class::char_at;
use super::list::{LISTS, has, lower};

/// What follows an abbreviation, and so whether it can end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name: never the end.
    Name,
    /// A number; before anything else the word is no abbreviation.
    Number,
    /// A number or another date word.
    Month,
    /// More of the same sentence.
    Inner,
    /// Part of a place's name, with a capital only: `Calif.`, `St.`
    Place,
    /// Closes a name; at the end of a sentence its full stop is a token of its own.
    Suffix,
    /// The rest of a list (`etc.`): the end before any capital; the full stop stands alone there.
    Rest,
    /// Anything: `U.S.`, `p.m.`
    Any,
    /// The first letter of a name.
    Initial,
}

impl Kind {
    pub(super) fn parse(label: &str) -> Option<Self> {
        Some(match label {
            "name" => Self::Name,
            "number" => Self::Number,
            "month" => Self::Month,
            "inner" => Self::Inner,
            "place" => Self::Place,
            "suffix" => Self::Suffix,
            "rest" => Self::Rest,
            "any" => Self::Any,
            _ => return None,
        })
    }
}

/// What comes after the full stop.
#[derive(Debug, Clone, Copy)]
pub(super) struct After<'t> {
    /// The next word (letters and digits only), empty where a mark or nothing follows.
    pub(super) word: &'t str,
    /// The next character that is not blank.
    pub(super) mark: Option<char>,
    /// Whether the paragraph or text ends here.
    pub(super) last: bool,
}

impl After<'_> {
    /// Whether what follows looks like the first word of a sentence.
    pub(super) fn opens(&self) -> bool {
        self.last || (self.upper() && has(&LISTS.openers, self.word))
    }

    fn upper(&self) -> bool {
        self.word.starts_with(char::is_uppercase)
    }

    fn lower(&self) -> bool {
        self.word.starts_with(char::is_lowercase)
    }

    fn digit(&self) -> bool {
        self.word.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// Whether `word`, before a full stop, is an abbreviation, and of which kind.
pub(super) fn kind(word: &str, after: After<'_>) -> Option<Kind> {
    let kind = listed(word).or_else(|| dotted(word).then_some(Kind::Any)).or_else(|| initial(word, after))?;
    let fits = match kind {
        Kind::Name => starts_upper(word) && !after.last,
        Kind::Number => after.digit(),
        Kind::Month => starts_upper(word) && (after.digit() || !after.opens()),
        Kind::Inner => !after.last && !word.bytes().all(|b| b.is_ascii_uppercase()),
        Kind::Suffix => !after.opens(),
        Kind::Rest => !after.last && !after.upper(),
        Kind::Place => starts_upper(word) && !after.opens(),
        Kind::Any => dotted(word) || !after.opens(),
        Kind::Initial => true,
    };
    fits.then_some(kind)
}

fn listed(word: &str) -> Option<Kind> {
    if word.len() == 1 && starts_upper(word) {
        return None;
    }
    LISTS.abbreviations.get(lower(word, &mut [0; 24])?).copied()
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Single letters with full stops between: `U.S`, `p.m`, and listed mixtures (`Ph.D`).
fn dotted(word: &str) -> bool {
    word.contains('.') && (word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic)))
}

fn initial(word: &str, after: After<'_>) -> Option<Kind> {
    let mut letters = word.chars();
    let first = letters.next().filter(|c| c.is_uppercase())?;
    if letters.next().is_some() || after.last || after.opens() {
        return None;
    }
    let goes_on = after.lower() || matches!(after.mark, Some(',' | '-' | ')' | '&' | ';' | ':'));
    (after.upper() || goes_on && first != 'I').then_some(Kind::Initial)
}

/// Looks past byte `at` of the text; `broken` tells whether a stretch of blanks ends the paragraph.
pub(super) fn after<'t>(text: &'t str, at: usize, broken: impl Fn(usize, usize) -> bool) -> After<'t> {
    let mut q = super::class::run(text, at, text.len(), |c| matches!(c, ')' | ']' | '"' | '”' | '’' | '\''));
    let gap = q;
    q = super::class::run(text, q, text.len(), super::class::is_blank);
    if q == text.len() || broken(gap, q) {
        return After { word: "", mark: None, last: true };
    }
    let mark = char_at(text, q, text.len());
    if gap == q && mark.is_some_and(|c| !c.is_alphanumeric()) {
        return After { word: "", mark, last: false };
    }
    let start = super::class::run(text, q, text.len(), |c| matches!(c, '"' | '“' | '‘' | '\'' | '(' | '['));
    let limit = (start + 40).min(text.len());
    let end = super::class::run(text, start, limit, char::is_alphanumeric);
    After { word: &text[start..end], mark, last: false }
}
