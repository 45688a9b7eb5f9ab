//! What the lists say of a word that names an event: its PLOVER type, and where it may stand in the diary.

use super::class::Classes;
use super::plover::Plover;

/// Where a kind of event may stand in the diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Diary {
    /// A row wherever it lies ahead.
    Always,
    /// A row only where it is dated, planned or announced in so many words.
    Dated,
    /// The same, and its date stands by law or calendar: an election, a deadline.
    Fixed,
    /// A work that is released or finished.
    Work,
    /// A verb of many meanings: a row only with a day ahead, or in so many words by whoever acts.
    Vague,
    /// Never a row.
    Never,
}

/// One line of `kinds.txt`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// PLOVER type.
    pub(super) plover: Option<&'static str>,
    /// PLOVER mode.
    pub(super) mode: Option<&'static str>,
    pub(super) diary: Diary,
}

/// What the lists say of one word in one part of speech.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sense {
    /// A number of [`super::Lexicon::kind`].
    pub(super) kind: Option<u16>,
    pub(super) classes: Classes,
}

/// Reads "TYPE/mode place" of `kinds.txt`; `None` where it is something else.
pub(super) fn parse(value: &'static str) -> Option<Kind> {
    let (plover, place) = value.split_once(' ')?;
    let diary = match place {
        "diary" => Diary::Always,
        "fixed" => Diary::Fixed,
        "dated" => Diary::Dated,
        "work" => Diary::Work,
        "vague" => Diary::Vague,
        "never" => Diary::Never,
        _ => return None,
    };
    let plover = type_and_mode(plover);
    Some(Kind { plover: plover.map(|p| p.0), mode: plover.and_then(|p| p.1), diary })
}

/// Reads "TYPE/mode" or "TYPE"; `None` for "-".
pub(super) fn type_and_mode(text: &'static str) -> Option<Plover> {
    (text != "-").then(|| text.split_once('/').map_or((text, None), |(t, m)| (t, Some(m))))
}
