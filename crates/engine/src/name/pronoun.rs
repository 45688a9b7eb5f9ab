//! Whom a pronoun stands for: what agrees with it, and best fits by where it was mentioned, how, and how often.

use super::Kind;
use super::entity::{Cluster, WINDOW, Walk};
use super::mention::{Gender, Mention};
use crate::parse::{Rel, Syntax};
use crate::tag::{Upos, Xpos};

/// What each thing that speaks for a candidate is worth for "he" or "she", "it", "they"; the first is there for any candidate.
/// A candidate must come to more than 0.
///
/// A log-linear ranking with "none of them" among the candidates (Denis and Baldridge 2008), learned from the entities of GUM train,
/// its news and speeches weighing more than its lives. Set by hand beside that: what any candidate has for "it" (lowered) and "they"
/// (raised, until as many were right as of "he"), what is named for "he", what is made of several and who spoke for "they".
#[rustfmt::skip]
const WORTH: [[f32; 3]; 26] = [
    [0.3, -1.9, -0.2], // nothing: what any candidate has
    [-0.3, -0.8, -1.5], // one sentence back
    [-0.8, -0.9, -2.1], // two sentences back
    [-0.6, -1.7, -2.6], // three sentences back
    [0.9, 0.8, 1.5], // its last mention is a subject
    [0.1, 1.4, 1.2], // … an object
    [0.5, -0.5, 0.4], // … inside another noun's phrase
    [0.8, 1.3, 0.5], // it and the pronoun are both subjects
    [0.6, 0.4, -1.5], // named
    [0.8, 0.0, 0.0], // known to be of the gender
    [-0.3, 0.3, 0.5], // how often it was mentioned, as a logarithm
    [0.0, 0.0, 1.0], // made of several: our own, as GUM has hardly any
    [0.6, 0.9, 0.7], // its last mention is a pronoun
    [0.1, 0.0, 0.7], // mentioned last of all
    [-0.4, 0.2, 0.0], // how many candidates were mentioned since, up to eight
    [-0.1, -0.4, -0.3], // nouns since that it may stand for as well, up to eight
    [-0.7, -0.1, 0.2], // one of these is a subject
    [-0.9, -0.8, -1.5], // the one is quoted, the other is not
    [0.0, 0.3, -0.3], // an organisation
    [0.0, -0.3, 0.3], // a place
    [0.0, 0.0, -0.6], // one, not several
    [0.1, 1.9, 0.7], // the pronoun is possessive
    [1.2, -0.8, -0.6], // nothing of its kind is mentioned more often
    [0.6, 1.2, -0.2], // mentioned in the first three sentences
    [0.7, 0.6, 0.0], // it says something, and so does the pronoun
    [0.5, 0.3, -0.3], // it says something, the pronoun does not
];

/// Whoever says something goes on to say more.
const SAYING: &[&str] = &[
    "add",
    "announce",
    "argue",
    "ask",
    "attribute",
    "believe",
    "claim",
    "comment",
    "conclude",
    "continue",
    "deny",
    "explain",
    "insist",
    "note",
    "predict",
    "recall",
    "reply",
    "respond",
    "say",
    "state",
    "suggest",
    "tell",
    "think",
    "tweet",
    "warn",
    "write",
];

/// How many sentences back a pronoun looks.
const FARTHEST: usize = 3;
/// How many words back it looks for nouns that it may stand for as well, and how many of these count.
const WIDEST: usize = 120;
const MOST_RIVALS: usize = 8;
/// How many words back it looks for a pronoun without a name that it goes on from.
const MOST_BETWEEN: usize = 24;

/// For each token, whether it stands within quotation marks. A new line ends a quotation that was left open.
pub(super) fn quoted(syntax: &Syntax<'_>) -> Vec<bool> {
    let mut open = false;
    let mut out = Vec::with_capacity(syntax.len());
    for i in 0..syntax.len() {
        let token = syntax.tokens.list[i];
        if i > 0 && open {
            let gap = syntax.tokens.list[i - 1].span.end as usize..token.span.start as usize;
            open = !syntax.text()[gap].contains('\n');
        }
        match syntax.word(i) {
            "“" | "``" => open = true,
            "”" | "''" => open = false,
            "\"" => open = !open,
            _ => {}
        }
        out.push(open);
    }
    out
}

impl Walk<'_, '_> {
    /// The cluster of a pronoun; `None` where nothing fits well enough.
    pub(super) fn pronoun(&self, m: &Mention, quoted: &[bool]) -> Option<usize> {
        let column = match (m.plural, m.kind) {
            (false, Kind::Person) => 0,
            (false, _) => 1,
            (true, _) => 2,
        };
        let mut best = (0.0, None);
        let mut rank = 0;
        for c in self.recent() {
            let Some(points) = self.points(m, c, rank, quoted) else { continue };
            rank += 1;
            let score = points.iter().zip(&WORTH).map(|(p, worth)| p * worth[column]).sum();
            if score > best.0 {
                best = (score, Some(c));
            }
        }
        best.1
    }

    /// What speaks for a candidate, in the order of [`WORTH`]; `None` where it cannot be. `rank` are the candidates mentioned since.
    fn points(&self, m: &Mention, c: usize, rank: usize, quoted: &[bool]) -> Option<[f32; WORTH.len()]> {
        let (s, cluster) = (self.syntax, &self.clusters[c]);
        let last = self.beside(cluster.last);
        let far = s.sentence_of(m.head) - s.sentence_of(last);
        if far > FARTHEST || !agrees(m, cluster) || self.is_bound(m, last) || self.speaks(m, last, quoted) || self.is_compared(last) {
            return None;
        }
        if self.is_of_another(m, last) {
            return None;
        }
        let subject = self.is_subject(last);
        let within = matches!(s.rel(last), Rel::Nmod | Rel::NmodPoss | Rel::Compound | Rel::NmodUnmarked);
        let rivals = (last + 1..m.head).rev().take(WIDEST).filter(|&i| self.is_rival(i, m.plural)).take(MOST_RIVALS);
        let (spoke, speaks) = (self.is_speaker(last), self.is_speaker(m.head));
        let yes = |b: bool| f32::from(u8::from(b));
        Some([
            1.0,
            yes(far == 1),
            yes(far == 2),
            yes(far == 3),
            yes(subject),
            yes(matches!(s.rel(last), Rel::Obj | Rel::Iobj)),
            yes(within),
            yes(subject && self.is_subject(m.head)),
            yes(cluster.named),
            yes(cluster.gender != Gender::Unknown && cluster.gender == m.gender),
            doublings(cluster.mentions.len()),
            yes(!cluster.members.is_empty()),
            yes(s.upos(last) == Upos::Pron),
            yes(rank == 0),
            rank.min(MOST_RIVALS) as f32,
            rivals.clone().count() as f32,
            yes(rivals.into_iter().any(|i| self.is_subject(i))),
            yes(quoted[m.head] != quoted[last]),
            yes(cluster.kind == Kind::Organisation),
            yes(cluster.kind == Kind::Place),
            yes(!cluster.plural),
            yes(s.rel(m.head) == Rel::NmodPoss),
            yes(cluster.mentions.len() >= self.most[cluster.kind as usize]),
            yes(s.sentence_of(cluster.mentions[0].start) < 3),
            yes(spoke && speaks),
            yes(spoke && !speaks),
        ])
    }

    /// "Berg" of "Berg, a spokesman": the role in the sentence is that of the word which an apposition explains.
    fn beside(&self, i: usize) -> usize {
        let explains = |&i: &usize| self.syntax.head(i).filter(|_| self.syntax.rel(i) == Rel::Appos);
        std::iter::successors(Some(i), explains).take(3).last().unwrap_or(i)
    }

    /// "Berg" of "knows more than Berg does", which the tree may have as "than Berg".
    fn is_compared(&self, i: usize) -> bool {
        let s = self.syntax;
        [Some(i), s.head(i)]
            .into_iter()
            .flatten()
            .any(|at| s.child(at, &[Rel::Mark, Rel::Case]).is_some_and(|mark| s.lower(mark) == "than"))
    }

    fn is_speaker(&self, i: usize) -> bool {
        self.is_subject(i) && self.syntax.head(i).is_some_and(|v| SAYING.contains(&self.syntax.lemma(v)))
    }

    /// A noun that nobody keeps an entity for, and that the pronoun may stand for.
    fn is_rival(&self, i: usize, plural: bool) -> bool {
        let number = match self.syntax.xpos(i) {
            Xpos::NNS | Xpos::NNPS => plural,
            Xpos::NN | Xpos::NNP => !plural,
            _ => return false,
        };
        number && !matches!(self.syntax.rel(i), Rel::Compound | Rel::Flat) && !self.past.iter().rev().take(WINDOW).any(|p| p.0 == i)
    }

    /// "Trump met him": the object is not the subject. Possessives and "himself" may be.
    fn is_bound(&self, m: &Mention, other: usize) -> bool {
        let object = matches!(self.syntax.rel(m.head), Rel::Obj | Rel::Iobj | Rel::Obl | Rel::OblAgent | Rel::Nsubj);
        let reflexive = self.syntax.lower(m.head).ends_with("self") || self.syntax.lower(m.head).ends_with("selves");
        let above = self.syntax.head(m.head);
        // "won, making it the champion": the winner may be "it"
        let direct = m.kind == Kind::Person && !m.plural && matches!(self.syntax.rel(m.head), Rel::Obj | Rel::Iobj);
        let whose = || above.filter(|_| direct).and_then(|v| self.subject_above(v, m.head));
        object && !reflexive && other != m.head && (self.syntax.head(other) == above || whose() == Some(other))
    }

    /// "A man attacked a guard, stabbing him", "began to follow her": whose subject is that of a verb that has none.
    fn subject_above(&self, v: usize, object: usize) -> Option<usize> {
        let s = self.syntax;
        let own = |i: usize| s.child(i, &[Rel::Nsubj, Rel::NsubjPass]);
        let bare = matches!(s.rel(v), Rel::Advcl | Rel::Xcomp) && own(v).is_none() && s.xpos(v) != Xpos::VBN;
        let up = s.head(v).filter(|_| bare)?;
        // "told her to follow him": the one who is told follows
        let told = s.rel(v) == Rel::Xcomp && s.child(up, &[Rel::Obj, Rel::Iobj]).is_some_and(|o| o < object);
        own(up).filter(|_| !told)
    }

    /// "Is this a waiver? It is", "those who work are denied their pay", "who would forget their oath?": the pronoun is theirs.
    fn is_of_another(&self, m: &Mention, other: usize) -> bool {
        let s = self.syntax;
        let asks = |&i: &usize| matches!(s.lower(i), "this" | "that" | "those" | "these" | "who") && self.is_subject(i);
        let own = |i: usize| s.head(i).is_some_and(|v| s.rel(v) != Rel::AclRelcl);
        let thing = m.kind != Kind::Person || m.plural;
        thing && (other + 1..m.head).rev().take(MOST_BETWEEN).filter(asks).any(own)
    }

    /// In a quotation, "he" is not the one who speaks.
    fn speaks(&self, m: &Mention, other: usize, quoted: &[bool]) -> bool {
        let same = self.syntax.sentence_of(m.head) == self.syntax.sentence_of(other);
        m.kind == Kind::Person && !m.plural && same && quoted[m.head] && !quoted[other] && self.is_subject(other)
    }
}

/// About the natural logarithm of a number from 1 up, straight between powers of two: the same on any machine, as `ln` need not be.
fn doublings(n: usize) -> f32 {
    let below = n.ilog2();
    let rest = (n - (1 << below)) as f32 / (1_usize << below) as f32;
    (below as f32 + rest) * std::f32::consts::LN_2
}

fn agrees(m: &Mention, c: &Cluster) -> bool {
    if m.plural {
        let group = c.plural || !c.members.is_empty() || c.kind == Kind::Organisation;
        return group && matches!(c.kind, Kind::Person | Kind::Organisation | Kind::Place);
    }
    match m.kind {
        Kind::Person => {
            c.kind == Kind::Person && !c.plural && c.members.is_empty() && (c.gender == m.gender || c.gender == Gender::Unknown)
        }
        _ => {
            let thing = matches!(c.kind, Kind::Organisation | Kind::Facility | Kind::Place);
            thing && !c.plural && c.members.is_empty()
        }
    }
}
