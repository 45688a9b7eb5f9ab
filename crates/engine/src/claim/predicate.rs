//! Claims made by verbs and nouns with arguments: "X said that …", "…, X said", "X's claim that …", "X accused Y of …".

use super::pieces::{Pieces, cover};
use super::rules::Frame;
use super::{Draft, Scene, Stance, cue};
use crate::parse::{Rel, Syntax, is_behind_comma};
use crate::tag::{Upos, Xpos};

/// The claim whose cue is verb `v`, if it is one.
pub(super) fn verb(scene: &Scene<'_, '_>, v: usize) -> Option<Draft> {
    let syntax = scene.syntax;
    let entry = scene.rules.verb(syntax.lemma(v));
    let passive = is_passive(syntax, v);
    let (mut content, rule) = contents(scene, v, passive);
    let source = source(scene, v, passive);
    let frame = entry.map_or(Frame::Weak, |e| e.frame);
    let quote = if content.iter().all(|&c| is_object(syntax.rel(c))) { scene.quote_beside(v) } else { None };
    let clause = quote.is_some() || content.iter().any(|&c| is_clause(syntax.rel(c))) || rule == "claim/verb/parenthesis";
    let accept = match frame {
        Frame::Speech => clause || (!content.is_empty() && !hears(syntax.lemma(v))),
        Frame::Clause => clause,
        Frame::Object => clause || !content.is_empty(),
        Frame::Weak => false,
    };
    if !accept {
        return None;
    }
    if quote.is_some() && frame == Frame::Speech {
        content.clear();
    }
    let preposition = leading_preposition(syntax, v, &content);
    let mut pieces: Pieces = match rule {
        "claim/verb/parenthesis" => around(syntax, v),
        _ => content.iter().flat_map(|&c| cover(syntax, c, &[v])).collect(),
    };
    if let Some(p) = preposition {
        pieces = super::pieces::without(pieces, &(p..p + 1));
    }
    let rule = match quote {
        Some(q) => {
            pieces.push(scene.quotes.list[q].tokens.clone());
            "claim/quote/beside"
        }
        None => rule,
    };
    Some(Draft {
        head: v,
        source,
        cue: cue::verb_cue(syntax, v, preposition),
        content: pieces,
        stance: entry.map_or(Stance::Says, |e| e.stance),
        lemma: syntax.lemma(v).to_owned(),
        rule,
        speaks: frame == Frame::Speech,
        ..Draft::default()
    })
}

/// Whether `v` is a listed verb with a subject of its own and a clause that it governs: "they say that …".
pub(super) fn says_clause(scene: &Scene<'_, '_>, v: usize) -> bool {
    let syntax = scene.syntax;
    syntax.upos(v) == Upos::Verb
        && scene.rules.verb(syntax.lemma(v)).is_some()
        && syntax.child(v, &[Rel::Ccomp]).is_some()
        && syntax.child(v, &[Rel::Nsubj]).is_some()
}

/// Whether somebody is told to say it: a verb of speech stands above.
fn has_governor(scene: &Scene<'_, '_>, v: usize) -> bool {
    scene.syntax.ancestors(v).take(3).any(|a| scene.rules.verb(scene.syntax.lemma(a)).is_some_and(|e| e.frame == Frame::Speech))
}

/// "had been told by the operator that …", "had told soldiers that …"; "ordered staff to sign": a listed verb, by whom, and the clause.
pub(super) fn is_plain(scene: &Scene<'_, '_>, v: usize) -> bool {
    let syntax = scene.syntax;
    let Some(entry) = scene.rules.verb(syntax.lemma(v)).filter(|_| syntax.upos(v) == Upos::Verb) else { return false };
    let by = syntax.child(v, &[Rel::Nsubj, Rel::OblAgent]).is_some() || (hears(syntax.lemma(v)) && is_passive(syntax, v));
    let marked = |c: usize, word: &str| syntax.child(c, &[Rel::Mark]).is_some_and(|m| syntax.lower(m) == word);
    let clause = syntax.child(v, &[Rel::Ccomp]).is_some_and(|c| c > v && marked(c, "that"));
    let order = syntax.child(v, &[Rel::Xcomp]).is_some_and(|c| marked(c, "to")) && syntax.child(v, &[Rel::Obj, Rel::Iobj]).is_some();
    let told = matches!(syntax.lemma(v), "order" | "tell" | "urge" | "instruct" | "command");
    let to_somebody =
        |c: usize| c > v && syntax.rel(c) == Rel::Obl && syntax.child(c, &[Rel::Case]).is_some_and(|m| syntax.lower(m) == "to");
    let appeals =
        matches!(syntax.lemma(v), "appeal" | "plead") && syntax.child(v, &[Rel::Xcomp]).is_some() && syntax.children(v).any(to_somebody);
    // "said that the director had blamed “cracks”"
    let accuses =
        entry.stance == Stance::Accuses && syntax.child(v, &[Rel::Obj]).is_some() && syntax.rel(v) == Rel::Ccomp && has_governor(scene, v);
    // "had told soldiers he saw Lenk", "had admitted to investigators that he lied"
    let heard = hears(syntax.lemma(v)) && syntax.child(v, &[Rel::Iobj]).is_some();
    let whole = syntax.child(v, &[Rel::Ccomp]).is_some_and(|c| c > v && syntax.child(c, &[Rel::Nsubj, Rel::NsubjPass]).is_some());
    let speech = entry.frame == Frame::Speech;
    // "they say: “That is a nation …”", whatever the model makes of it
    speech && quote_right_behind(scene, v)
        || by
            && (clause && (speech || hears(syntax.lemma(v)) || syntax.children(v).any(to_somebody))
                || whole && heard && has_governor(scene, v)
                || speech && (is_tag(scene, v) || about_which(syntax, v).is_some())
                || order && told && has_governor(scene, v)
                || appeals
                || accuses)
}

/// "…, the Gazette reported on Monday, citing a draft": who says all that stands before, and nothing else.
fn is_tag(scene: &Scene<'_, '_>, v: usize) -> bool {
    let syntax = scene.syntax;
    let Some(subject) = syntax.child(v, &[Rel::Nsubj]).filter(|&n| n < v && syntax.rel(v) == Rel::Parataxis) else { return false };
    let start = syntax.subtree(subject).start;
    let behind = is_behind_comma(syntax, start) && syntax.head(v).is_some_and(|h| h < start);
    let is_bare = syntax.child(v, &[Rel::Obj, Rel::Ccomp, Rel::Xcomp]).is_none();
    behind && is_bare && matches!(syntax.xpos(v), Xpos::VBD | Xpos::VBZ) && super::source::speaks(scene, subject)
}

/// "saying, “We used all of it”": a comma or colon and a quotation right behind.
fn quote_right_behind(scene: &Scene<'_, '_>, v: usize) -> bool {
    let syntax = scene.syntax;
    let opens = |q: usize| scene.quotes.list[q].tokens.start == v + 2;
    let marked = v + 2 < syntax.len() && matches!(syntax.word(v + 1), "," | ":");
    marked && scene.quotes.around(v).is_none() && scene.quotes.around(v + 2).is_some_and(opens)
}

/// "a bid, about which the Gazette reported": the noun that a verb of speech is said to be about.
fn about_which(syntax: &Syntax<'_>, v: usize) -> Option<usize> {
    let noun = syntax.head(v).filter(|&h| syntax.rel(v) == Rel::AclRelcl && h < v)?;
    let about = |c: usize| syntax.child(c, &[Rel::Case]).is_some_and(|p| matches!(syntax.lower(p), "about" | "of" | "on"));
    let which = syntax.children(v).any(|c| c < v && syntax.rel(c) == Rel::Obl && syntax.lower(c) == "which" && about(c));
    (which && syntax.child(v, &[Rel::Obj, Rel::Ccomp, Rel::Xcomp]).is_none()).then_some(noun)
}

/// Children of `v` that hold content, and the name of the construction.
fn contents(scene: &Scene<'_, '_>, v: usize, passive: bool) -> (Vec<usize>, &'static str) {
    let syntax = scene.syntax;
    if let Some(noun) = about_which(syntax, v) {
        return (vec![noun], "claim/verb/relative");
    }
    let all: Vec<usize> = syntax.children(v).filter(|&c| !matches!(syntax.rel(c), Rel::Punct | Rel::Aux | Rel::AuxPass)).collect();
    let of = |rels: &[Rel]| all.iter().copied().filter(|&c| rels.contains(&syntax.rel(c))).collect::<Vec<_>>();
    let mut clauses = of(&[Rel::Ccomp]);
    if clauses.is_empty() {
        clauses = of(&[Rel::Xcomp]);
    }
    if passive && !clauses.is_empty() && !hears(syntax.lemma(v)) {
        clauses.extend(of(&[Rel::NsubjPass]));
    }
    if !clauses.is_empty() {
        return (clauses, if passive { "claim/verb/passive" } else { "claim/verb/clause" });
    }
    if is_parenthesis(syntax, v) {
        return (Vec::new(), "claim/verb/parenthesis");
    }
    let after = all.iter().copied().filter(|&c| syntax.rel(c) == Rel::Parataxis && c > v).collect::<Vec<_>>();
    if !after.is_empty() {
        return (after, "claim/verb/parataxis");
    }
    let mut objects = if passive { of(&[Rel::NsubjPass]) } else { of(&[Rel::Obj]) };
    if !objects.is_empty() {
        objects
            .extend(all.iter().copied().filter(|&c| c > v && matches!(syntax.rel(c), Rel::Obl | Rel::Advcl) && is_complement(syntax, c)));
    }
    (objects, if passive { "claim/verb/passive" } else { "claim/verb/object" })
}

/// "accused them of lying", "praised her for it", "dismissed it as a joke".
fn is_complement(syntax: &Syntax<'_>, c: usize) -> bool {
    let first = syntax.children(c).next().map_or("", |m| syntax.lower(m));
    matches!(first, "of" | "for" | "as" | "over" | "with" | "about")
}

/// A cue inside or after its content: "…, he said, …", "as he said".
fn is_parenthesis(syntax: &Syntax<'_>, v: usize) -> bool {
    match syntax.rel(v) {
        Rel::Parataxis => syntax.head(v).is_some(),
        Rel::Advcl => syntax.child(v, &[Rel::Mark]).is_some_and(|m| syntax.lower(m) == "as"),
        _ => false,
    }
}

/// The clause that `v` hangs on, without the subtree of `v`.
pub(super) fn around(syntax: &Syntax<'_>, v: usize) -> Pieces {
    let mut top = syntax.head(v).unwrap_or(v);
    while matches!(syntax.rel(top), Rel::Conj) {
        match syntax.head(top) {
            Some(h) if h != v => top = h,
            _ => break,
        }
    }
    cover(syntax, top, &[v])
}

/// The preposition that joins the verb to its content: "called for", "referring to".
fn leading_preposition(syntax: &Syntax<'_>, v: usize, content: &[usize]) -> Option<usize> {
    let &c = content.first()?;
    let p = syntax.subtree(c).start;
    (syntax.rel(c) == Rel::Obl && p == v + 1 && syntax.rel(p) == Rel::Case).then_some(p)
}

/// Who does `v`: its subject, its agent, or the subject that it shares with the verb above it.
pub(super) fn source(scene: &Scene<'_, '_>, v: usize, passive: bool) -> Option<(Pieces, usize)> {
    let syntax = scene.syntax;
    let head = if passive { agent(syntax, v)? } else { subject(syntax, v)? };
    let skip: Vec<usize> = syntax
        .children(head)
        .filter(|&c| {
            (passive && syntax.rel(c) == Rel::Case) || matches!(syntax.rel(c), Rel::Punct if c + 1 == syntax.subtree(head).end) || c == v
        })
        .collect();
    let skip: Vec<usize> = skip.into_iter().chain(syntax.is_under(v, head).then_some(v)).collect();
    Some((cover(syntax, head, &skip), head))
}

/// The subject that `v` shares with a word above it.
pub(super) fn shared_subject(syntax: &Syntax<'_>, v: usize) -> Option<usize> {
    if syntax.upos(v) == Upos::Noun {
        let verb = syntax.head(v).filter(|&h| syntax.upos(h) == Upos::Verb)?;
        return if syntax.child(verb, &[Rel::NsubjPass]).is_some() { agent(syntax, verb) } else { subject(syntax, verb) };
    }
    subject(syntax, v).filter(|&s| syntax.head(s) != Some(v) && s != v)
}

fn agent(syntax: &Syntax<'_>, v: usize) -> Option<usize> {
    syntax.child(v, &[Rel::OblAgent])
}

/// The subject of an active verb, its own or the one that it shares.
fn subject(syntax: &Syntax<'_>, v: usize) -> Option<usize> {
    let mut at = v;
    for _ in 0..4 {
        if let Some(s) = syntax.child(at, &[Rel::Nsubj, Rel::NsubjOuter, Rel::Csubj]) {
            return (syntax.upos(s) != Upos::Pron || syntax.rel(s) != Rel::Csubj).then_some(s);
        }
        if at != v
            && let Some(s) = syntax.child(at, &[Rel::NsubjPass])
        {
            return Some(s);
        }
        let h = syntax.head(at)?;
        match syntax.rel(at) {
            Rel::Acl if syntax.xpos(at) == Xpos::VBG => return Some(h),
            Rel::Acl if syntax.child(at, &[Rel::Mark]).is_some() => at = possessor_or_verb(syntax, h)?,
            Rel::Xcomp => match syntax.child(h, &[Rel::Obj]).filter(|&o| o > h && o < at) {
                Some(object) => return Some(object),
                None => at = h,
            },
            Rel::Conj | Rel::Advcl | Rel::Ccomp | Rel::Parataxis => at = h,
            _ => return None,
        }
        if !matches!(syntax.upos(at), Upos::Verb | Upos::Aux | Upos::Adj | Upos::Noun) {
            return None;
        }
    }
    None
}

fn possessor_or_verb(syntax: &Syntax<'_>, noun: usize) -> Option<usize> {
    syntax.head(noun).filter(|&h| syntax.upos(h) == Upos::Verb)
}

/// The claim whose cue is noun `n`: "his claim that …", "a promise by the party to …".
pub(super) fn noun(scene: &Scene<'_, '_>, n: usize) -> Option<Draft> {
    let syntax = scene.syntax;
    let stance = scene.rules.noun(syntax.lemma(n))?;
    let clause = syntax.children(n).find(|&c| is_noun_clause(syntax, c))?;
    let source = noun_source(syntax, n);
    let end = n + 1;
    Some(Draft {
        head: n,
        source,
        cue: vec![n..end],
        content: cover(syntax, clause, &[]),
        stance,
        lemma: syntax.lemma(n).to_owned(),
        rule: "claim/noun/clause",
        ..Draft::default()
    })
}

fn is_noun_clause(syntax: &Syntax<'_>, c: usize) -> bool {
    matches!(syntax.rel(c), Rel::Acl | Rel::Ccomp)
        && syntax.child(c, &[Rel::Mark]).is_some_and(|m| matches!(syntax.lower(m), "that" | "to"))
}

pub(super) fn noun_source(syntax: &Syntax<'_>, n: usize) -> Option<(Pieces, usize)> {
    if let Some(p) = syntax.child(n, &[Rel::NmodPoss]) {
        let clitic = syntax.child(p, &[Rel::Case]);
        return Some((cover(syntax, p, clitic.as_slice()), p));
    }
    let by = syntax
        .children(n)
        .find(|&c| syntax.rel(c) == Rel::Nmod && syntax.child(c, &[Rel::Case]).is_some_and(|m| matches!(syntax.lower(m), "by" | "from")))?;
    let case = syntax.child(by, &[Rel::Case]);
    Some((cover(syntax, by, case.as_slice()), by))
}

pub(super) fn is_passive(syntax: &Syntax<'_>, v: usize) -> bool {
    syntax.child(v, &[Rel::NsubjPass, Rel::AuxPass, Rel::OblAgent]).is_some() || (syntax.xpos(v) == Xpos::VBN && syntax.rel(v) == Rel::Acl)
}

fn is_clause(rel: Rel) -> bool {
    matches!(rel, Rel::Ccomp | Rel::Xcomp | Rel::Parataxis)
}

fn is_object(rel: Rel) -> bool {
    !matches!(rel, Rel::Ccomp)
}

/// Verbs whose object hears: "told them", "asked her".
pub(super) fn hears(lemma: &str) -> bool {
    matches!(lemma, "tell" | "ask" | "inform" | "assure" | "reassure" | "notify" | "advise" | "remind" | "brief" | "warn" | "answer")
}
