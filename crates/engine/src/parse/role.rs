//! A role before a name without a comma, "former senator Ann Lee", "says miller Bo Cho": the name heads the phrase, and the role describes it.
//!
//! The treebanks do not agree on such phrases, so the model has learned three shapes of tree for them; the stages after it see one.

use super::mend::Change;
use super::{Rel, Syntax};
use crate::tag::{Upos, Xpos};

/// The changes that give such phrases one shape, as [`super::mend::changes`] has them. Linear in the number of tokens.
pub(super) fn changes(s: &Syntax<'_>) -> Vec<Change> {
    let mut out = Vec::new();
    for role in (1..s.len()).map(|i| i - 1).filter(|&role| is_role(s, role) && is_name(s, role + 1)) {
        let name = head_of(s, role + 1);
        if is_behind(s, role, name) || is_beside(s, role, name) {
            turn(s, role, name, &mut out);
        }
    }
    out
}

/// "senator" of "former senator Ann Lee"; not of "the film Matilda", where the name describes the film.
fn is_role(s: &Syntax<'_>, i: usize) -> bool {
    let is_word = s.upos(i) == Upos::Noun && s.xpos(i) == Xpos::NN || s.upos(i) == Upos::Propn && TITLES.contains(&s.lower(i));
    is_word && s.child(i, &[Rel::Det, Rel::NmodPoss, Rel::Nummod, Rel::Cop, Rel::Nsubj]).is_none()
}

/// Roles that are written like names.
const TITLES: &[&str] = &[
    "president",
    "senator",
    "sen.",
    "representative",
    "rep.",
    "governor",
    "gov.",
    "mayor",
    "minister",
    "premier",
    "chancellor",
    "secretary",
    "speaker",
    "chairman",
    "chairwoman",
    "director",
    "commissioner",
    "ambassador",
    "justice",
    "judge",
    "attorney",
    "sheriff",
    "detective",
    "officer",
    "inspector",
    "general",
    "gen.",
    "colonel",
    "col.",
    "captain",
    "capt.",
    "sergeant",
    "sgt.",
    "lieutenant",
    "lt.",
    "admiral",
    "professor",
    "prof.",
    "doctor",
    "dr.",
    "mr.",
    "mrs.",
    "ms.",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "bishop",
    "archbishop",
    "cardinal",
    "congressman",
    "congresswoman",
    "councilman",
    "councilwoman",
    "coach",
    "leader",
];

fn is_name(s: &Syntax<'_>, i: usize) -> bool {
    let is_more = TITLES.contains(&s.lower(i)) || matches!(s.lower(i), "emeritus" | "elect" | "designate");
    s.upos(i) == Upos::Propn && s.word(i).starts_with(char::is_uppercase) && !is_more && !CALENDAR.contains(&s.lower(i))
}

/// Names of days and months, which no role describes: "said the chairman Monday".
const CALENDAR: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan.",
    "feb.",
    "aug.",
    "sept.",
    "oct.",
    "nov.",
    "dec.",
];

/// "Group" of "Halla Brewing Group": the word that heads the name which begins at `first`.
fn head_of(s: &Syntax<'_>, first: usize) -> usize {
    const LONGEST: usize = 4;
    let last = s.head(first).filter(|&h| matches!(s.rel(first), Rel::Compound | Rel::Amod) && h > first && h < first + LONGEST);
    last.filter(|&h| s.upos(h) == Upos::Propn).unwrap_or(first)
}

/// The name hangs on the role.
fn is_behind(s: &Syntax<'_>, role: usize, name: usize) -> bool {
    s.head(name) == Some(role) && matches!(s.rel(name), Rel::Appos | Rel::Flat) && is_next(s, role, name)
}

/// Nothing of the name stands before the role but a preposition, which the tree may hang on either.
fn is_next(s: &Syntax<'_>, role: usize, name: usize) -> bool {
    s.children(name).all(|c| c > role || s.rel(c) == Rel::Case)
}

/// Both hang on the same word, as if there were two subjects or two objects.
fn is_beside(s: &Syntax<'_>, role: usize, name: usize) -> bool {
    let twice = [Rel::Nsubj, Rel::NsubjPass, Rel::Obj, Rel::Obl, Rel::OblAgent, Rel::Nmod, Rel::NmodPoss, Rel::Conj, Rel::Appos];
    is_next(s, role, name)
        && s.head(role).is_some()
        && s.head(role) == s.head(name)
        && s.rel(role) == s.rel(name)
        && twice.contains(&s.rel(role))
}

/// Makes the name the head, with what stood around the role.
fn turn(s: &Syntax<'_>, role: usize, name: usize, out: &mut Vec<Change>) {
    out.push((name, s.head(role).unwrap_or(name), s.rel(role)));
    out.push((role, name, Rel::NmodDesc));
    for c in s.children(role).filter(|&c| c != name && c != role + 1) {
        let outer = c > name || matches!(s.rel(c), Rel::Case | Rel::Cc | Rel::Mark | Rel::Punct);
        if outer {
            out.push((c, name, s.rel(c)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::Rel;

    #[test]
    fn the_name_heads_the_phrase() {
        let reader = crate::Reader::english().unwrap();
        for (text, role, name) in [
            ("Former senator Ann Lee resigned on Monday.", "senator", "ann"),
            ("The glider was devised by mathematician Bo Cho.", "mathematician", "bo"),
            ("The visit of envoy Bo Cho ended on Monday.", "envoy", "bo"),
            ("Justice Ann Lee devoted her life to the court.", "justice", "ann"),
        ] {
            let s = reader.syntax(text);
            let at = |word: &str| (0..s.len()).find(|&i| s.lower(i) == word).unwrap();
            assert_eq!((s.head(at(role)), s.rel(at(role))), (Some(at(name)), Rel::NmodDesc), "{text}");
        }
        let s = reader.syntax("The chairman resigned Monday.");
        assert!((0..s.len()).all(|i| s.rel(i) != Rel::NmodDesc));
    }
}
