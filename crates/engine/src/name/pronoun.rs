//! Whom a pronoun stands for: what agrees with it, was named last, and was the subject.

use super::Kind;
use super::entity::{Cluster, Walk};
use super::list::Class;
use super::mention::{Gender, Mention};
use crate::parse::{Rel, Syntax};

/// What a candidate must reach: more for "it" and "they", which stand for so much else.
const ENOUGH: f32 = 0.9;
const ENOUGH_FOR_IT: f32 = 1.5;

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
        let it = m.kind == Kind::Organisation;
        let enough = if it || m.plural { ENOUGH_FOR_IT } else { ENOUGH };
        let mut best = (enough, None);
        for c in self.recent() {
            if let Some(score) = self.fit(m, c, quoted).filter(|&s| s > best.0) {
                best = (score, Some(c));
            }
        }
        best.1
    }

    fn fit(&self, m: &Mention, c: usize, quoted: &[bool]) -> Option<f32> {
        let cluster = &self.clusters[c];
        if !agrees(m, cluster) || self.is_bound(m, cluster.last) || self.speaks(m, cluster.last, quoted) {
            return None;
        }
        let far = self.syntax.sentence_of(m.head) - self.syntax.sentence_of(cluster.last);
        let near = *[1.0, 0.7, 0.2, -0.2].get(far)?;
        let subject = if self.is_subject(cluster.last) { 0.6 } else { 0.0 };
        let known = if cluster.gender != Gender::Unknown && cluster.gender == m.gender { 0.4 } else { 0.0 };
        let named = if cluster.named { 0.2 } else { 0.0 };
        let pair = if m.plural && !cluster.members.is_empty() { 1.0 } else { 0.0 };
        let often = 0.05 * cluster.mentions.len().min(6) as f32;
        Some(near + subject + known + named + pair + often)
    }

    /// "Trump met him": the object is not the subject. Possessives and "himself" may be.
    fn is_bound(&self, m: &Mention, other: usize) -> bool {
        let object = matches!(self.syntax.rel(m.head), Rel::Obj | Rel::Iobj | Rel::Obl | Rel::OblAgent | Rel::Nsubj);
        let reflexive = self.syntax.lower(m.head).ends_with("self") || self.syntax.lower(m.head).ends_with("selves");
        object && !reflexive && other != m.head && self.syntax.head(other) == self.syntax.head(m.head)
    }

    /// In a quotation, "he" is not the one who speaks.
    fn speaks(&self, m: &Mention, other: usize, quoted: &[bool]) -> bool {
        let same = self.syntax.sentence_of(m.head) == self.syntax.sentence_of(other);
        m.kind == Kind::Person && !m.plural && same && quoted[m.head] && !quoted[other] && self.is_subject(other)
    }
}

fn agrees(m: &Mention, c: &Cluster) -> bool {
    if m.plural {
        let group = c.plural || !c.members.is_empty();
        return group && matches!(c.kind, Kind::Person | Kind::Organisation | Kind::Place);
    }
    match m.kind {
        Kind::Person => {
            c.kind == Kind::Person && !c.plural && c.members.is_empty() && (c.gender == m.gender || c.gender == Gender::Unknown)
        }
        _ => {
            let thing = matches!(c.kind, Kind::Organisation | Kind::Facility) || (c.kind == Kind::Place && c.class == Some(Class::Country));
            thing && !c.plural && c.members.is_empty()
        }
    }
}
