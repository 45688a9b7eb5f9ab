//! Verbs that the tagger takes for something else, told by the tree: "the robbers, two of them masked, stole the coins", "workers at the
//! port walk out".

use super::{Rel, Syntax};
use crate::tag::{Tags, Upos, Xpos, is_past_only, is_past_too};

/// The same trees with these words tagged as the finite verbs that they are. Linear in the number of tokens.
pub(super) fn retagged(syntax: Syntax<'_>) -> Syntax<'_> {
    let finite = |i: usize| if is_past(&syntax, i) { Some(Xpos::VBD) } else { is_present(&syntax, i).then_some(Xpos::VBP) };
    let verbs: Vec<(usize, Xpos)> = (0..syntax.len()).filter_map(|i| Some((i, finite(i)?))).collect();
    if verbs.is_empty() {
        return syntax;
    }
    let Syntax { tokens, tags, heads, rels, .. } = syntax;
    let mut pairs: Vec<(Upos, Xpos)> = tags.list.iter().map(|t| (t.upos, t.xpos)).collect();
    verbs.into_iter().for_each(|(i, xpos)| pairs[i] = (Upos::Verb, xpos));
    let tags = Tags::from_list(&tokens, &pairs);
    Syntax::from_heads(tokens, tags, heads, rels)
}

/// "workers at the port walk out": a bare verb with several who do it, and nothing that makes it an infinitive.
fn is_present(s: &Syntax<'_>, i: usize) -> bool {
    let several = |n: usize| n < i && matches!(s.xpos(n), Xpos::NNS | Xpos::NNPS);
    let bare = s.xpos(i) == Xpos::VB && s.upos(i) == Upos::Verb && matches!(s.rel(i), Rel::Root | Rel::Parataxis);
    bare && s.child(i, &[Rel::Nsubj]).is_some_and(several) && s.child(i, &[Rel::Aux, Rel::AuxPass, Rel::Mark, Rel::Cop]).is_none()
}

fn is_past(s: &Syntax<'_>, i: usize) -> bool {
    match (s.upos(i), s.xpos(i)) {
        // "put the fire out and were seen"
        (_, Xpos::VBP) => is_past_too(s.lower(i)) && (is_joined_to_past(s, i) || is_of_one(s, i)),
        // what has a subject and no "is" only looks like an adjective
        (Upos::Adj | Upos::Noun, _) => is_past_only(s.lower(i)) && s.child(i, &[Rel::Nsubj]).is_some() && s.child(i, &[Rel::Cop]).is_none(),
        _ => false,
    }
}

/// Whether the first verb that is joined to `i`, or the one that `i` is joined to, is a past or stands with "was", "had", "did".
fn is_joined_to_past(s: &Syntax<'_>, i: usize) -> bool {
    let helped = |v: usize| s.child(v, &[Rel::Aux, Rel::AuxPass]).is_some_and(|a| s.xpos(a) == Xpos::VBD);
    let is_past = |v: usize| s.upos(v) == Upos::Verb && (s.xpos(v) == Xpos::VBD || helped(v));
    let before = s.head(i).filter(|_| s.rel(i) == Rel::Conj);
    s.child(i, &[Rel::Conj]).into_iter().chain(before).any(is_past)
}

/// "the team beat Oslo": the present of one has an "s".
fn is_of_one(s: &Syntax<'_>, i: usize) -> bool {
    let one = |n: usize| matches!(s.xpos(n), Xpos::NN | Xpos::NNP) && s.child(n, &[Rel::Conj]).is_none();
    s.child(i, &[Rel::Nsubj]).is_some_and(one) && s.child(i, &[Rel::Aux, Rel::AuxPass, Rel::Mark]).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_several_that_do_it_is_a_present() {
        let reader = crate::Reader::english().unwrap();
        let s = reader.syntax("Workers at the port walk out on Friday.");
        assert_eq!(s.xpos((0..s.len()).find(|&i| s.lower(i) == "walk").unwrap()), Xpos::VBP);
    }

    #[test]
    fn what_the_tree_shows_to_be_a_past_is_one() {
        let reader = crate::Reader::english().unwrap();
        let check = |text: &str, word: &str| {
            let s = reader.syntax(text);
            let i = (0..s.len()).find(|&i| s.lower(i) == word).unwrap();
            assert_eq!((s.upos(i), s.xpos(i)), (Upos::Verb, Xpos::VBD), "{text}");
        };
        check("Crews put the fire out on Saturday and were then seen at the gate.", "put");
        check("The team beat Oslo on Monday.", "beat");
        check("The four robbers, two of whom wore masks, stole nearly all the coins on display.", "stole");
    }
}
