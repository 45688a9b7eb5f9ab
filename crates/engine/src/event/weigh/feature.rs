//! What the model looks at: what the rules say of a mention, its words, who does it, what governs it, where it stands, as hashes.

use super::Candidate;
use crate::event::Actuality;
use crate::event::class::Class;
use crate::event::family::family;
use crate::event::participant::subject;
use crate::event::scene::Scene;
use crate::event::when;
use crate::model::hashed::{Out, mix, word};
use crate::parse::{Modal, Rel, Verb};
use crate::tag::{Upos, Xpos};
use std::collections::HashMap;

/// What the whole article says of a candidate: how often each lemma stands in it, and what the rules make a row.
pub(super) struct Known<'s> {
    counts: HashMap<&'s str, u32>,
    /// Tokens that are rows by the rules, sorted.
    rows: Vec<usize>,
    /// Lemmas and families of such tokens, with how many there are of each.
    words: HashMap<&'s str, u32>,
    families: HashMap<&'static str, u32>,
}

impl<'s> Known<'s> {
    pub(super) fn new<'m, 'a: 'm>(scene: &'s Scene<'_, '_>, all: impl Iterator<Item = Candidate<'m, 'a>>) -> Self {
        let mut known = Self { counts: HashMap::new(), rows: Vec::new(), words: HashMap::new(), families: HashMap::new() };
        for i in (0..scene.s.len()).filter(|&i| matches!(scene.s.upos(i), Upos::Verb | Upos::Noun)) {
            *known.counts.entry(scene.s.lemma(i)).or_default() += 1;
        }
        for c in all.filter(|c| c.status.is_some()) {
            known.rows.push(c.mention.token);
            let lemma = scene.s.lemma(c.mention.token);
            *known.words.entry(lemma).or_default() += 1;
            family(lemma, !c.mention.is_verb).into_iter().for_each(|name| *known.families.entry(name).or_default() += 1);
        }
        known
    }

    fn is_row(&self, i: usize) -> bool {
        self.rows.binary_search(&i).is_ok()
    }

    /// Other rows of its lemma, of its family, in its sentence, of the article: few, some, many.
    fn beside(&self, scene: &Scene<'_, '_>, c: &Candidate<'_, '_>) -> [u32; 4] {
        let own = u32::from(c.status.is_some());
        let s = scene.s;
        let lemma = s.lemma(c.mention.token);
        let sentence = s.sentence(s.sentence_of(c.mention.token));
        let within = self.rows.partition_point(|&r| r < sentence.end) - self.rows.partition_point(|&r| r < sentence.start);
        let name = family(lemma, !c.mention.is_verb).and_then(|name| self.families.get(name));
        let others = [self.words.get(lemma).copied(), name.copied(), Some(within as u32), Some(self.rows.len() as u32)];
        others.map(|n| n.unwrap_or(own).saturating_sub(own).min(3))
    }
}

/// What sort of word names who or what takes part.
fn sort(scene: &Scene<'_, '_>, i: usize) -> u32 {
    let s = scene.s;
    if s.upos(i) == Upos::Pron {
        return word(s.lower(i));
    }
    if let Some(kind) = scene.name_kind(i) {
        return 100 + kind as u32;
    }
    match scene.lexicon.party(s.lower(i)) {
        Some(party) => 200 + party as u32,
        None if scene.is_time(i) => 299,
        None => 300 + s.upos(i) as u32 + if s.xpos(i) == Xpos::NNS { 50 } else { 0 },
    }
}

fn modal(verb: &Verb) -> u32 {
    verb.modal.map_or(0, |m| 1 + m as u32)
}

/// Tense, aspect, modal, voice, polarity of a verb group in one number.
fn group(verb: &Verb) -> u32 {
    let bits = u32::from(verb.negated) | u32::from(verb.passive) << 1 | u32::from(verb.infinitive) << 2 | u32::from(verb.finite) << 3;
    bits | (verb.tense as u32) << 4 | (verb.aspect as u32) << 8 | modal(verb) << 12
}

/// The class by which a word governs others, the first that the lists give.
fn class(scene: &Scene<'_, '_>, i: usize) -> u32 {
    use Class::{
        Announced, Asked, Averted, Coming, Denied, Doubtful, Expected, Hearsay, Light, Occurs, Ongoing, Past, Planned, Possible, Postponed,
        Refused, Said, Same, Scheduled, Wished,
    };
    let wanted = [
        Scheduled, Planned, Postponed, Refused, Averted, Doubtful, Expected, Possible, Wished, Asked, Announced, Denied, Hearsay, Coming,
        Said, Same, Light, Occurs, Ongoing, Past,
    ];
    scene.classes(i).first(&wanted).map_or(0, |c| 1 + c as u32)
}

/// All features of a candidate.
pub(super) fn of(scene: &Scene<'_, '_>, known: &Known<'_>, c: &Candidate<'_, '_>, list: &mut Vec<u32>) {
    let s = scene.s;
    let i = c.mention.token;
    let verdict = c.verdict;
    let mut out = Out::new(list, 0);
    let rule = word(verdict.rule);
    let status = verdict.status.map_or(0, |s| 1 + s as u32);
    let lemma = mix(word(s.lemma(i)), u32::from(c.mention.is_verb));
    let place = c.mention.kind.map_or(90 + u32::from(c.mention.is_verb), |k| k.diary as u32 + 10 * u32::from(c.mention.is_verb));
    let plover = c.mention.kind.and_then(|k| k.plover).map_or(0, word);
    let listed = u32::from(c.status.is_some()) | u32::from(c.has_run_out) << 1;
    let carrier = verdict.carrier.map_or(0, |g| word(s.lemma(g)));
    let carrier_class = verdict.carrier.map_or(0, |g| class(scene, g));
    let carrier_verb = verdict.carrier.and_then(|g| scene.clause_of(g)).map_or(0, |g| group(&s.verb(g)));
    let own = group(&s.verb(c.mention.host));
    let ahead = match c.time {
        None => 0,
        Some(k) if when::is_wholly_ahead(scene, k) => 1,
        Some(k) if when::is_ahead(scene, k) => 2,
        Some(k) if scene.is_over(k) => 3,
        Some(_) => 4,
    };
    let grain = c.time.and_then(|k| scene.moments[k].edtf.as_ref()).map_or(0, |e| e.len() as u32);
    let who = if c.mention.is_verb {
        subject(scene, i)
    } else {
        scene.child(i, &[Rel::NmodPoss]).or_else(|| subject(scene, c.mention.host).filter(|&n| n != i))
    };
    let doer = who.map_or(1, |n| sort(scene, n));
    let doer_word = who.map_or(1, |n| word(s.lower(n)));
    let object = scene.child(i, &[Rel::Obj, Rel::NsubjPass, Rel::Ccomp, Rel::Xcomp]);
    let what = object.map_or(0, |o| word(s.lemma(o)));
    let what_sort = object.map_or(0, |o| sort(scene, o));
    let oblique = scene.child(i, &[Rel::Obl, Rel::Nmod]).map_or(0, |o| scene.preposition(o).map_or(1, word));
    let rel = s.rel(i) as u32;
    let xpos = s.xpos(i) as u32;
    let head = s.head(i);
    let above = head.map_or(0, |h| word(s.lemma(h)));
    let above_class = head.map_or(0, |h| class(scene, h));
    let top = head.and_then(|h| s.head(h)).map_or(0, |h| word(s.lemma(h)));
    let det = scene.child(i, &[Rel::Det, Rel::NmodPoss]).map_or(0, |d| if s.rel(d) == Rel::Det { word(s.lower(d)) } else { 1 });
    let adjective = scene.child(i, &[Rel::Amod, Rel::Compound]).map_or(0, |d| word(s.lower(d)));
    let case = scene.preposition(i).map_or(0, word);
    let mark = scene.child(c.mention.host, &[Rel::Mark]).map_or(0, |m| word(s.lower(m)));
    let sentence = s.sentence_of(i);
    let root = s.root(s.sentence(sentence));
    let root_group = group(&s.verb(root));
    let voice = u32::from(scene.in_claim(i)) | u32::from(scene.in_quote(i)) << 1 | u32::from(scene.in_person(i)) << 2;
    let early = sentence.min(6) as u32;
    let often = known.counts.get(s.lemma(i)).copied().unwrap_or(1).min(3);
    let hangs = u32::from(scene.if_clause_around(i).is_some()) | u32::from(scene.if_clause_before(i).is_some()) << 1;
    let depth = s.ancestors(i).take(8).count() as u32;
    let asked = u32::from(scene.is_asked(i));
    let soft = u32::from(matches!(s.verb(c.mention.host).modal, Some(Modal::Would | Modal::Could | Modal::Might | Modal::May)));
    let actuality = match verdict.actuality {
        Actuality::Ahead => 0,
        Actuality::Hypothetical => 1,
        Actuality::Happened => 2,
        Actuality::UnderWay => 3,
    };
    let [of_word, of_family, in_sentence, in_article] = known.beside(scene, c);
    let row_above = s.ancestors(i).take(3).position(|a| known.is_row(a)).map_or(0, |d| 1 + d as u32);
    let row_below = u32::from(scene.children(i).any(|k| known.is_row(k) || scene.children(k).any(|j| known.is_row(j))));
    let sense = |i: usize| u32::from(scene.lexicon.model.classes.of(s.lemma(i)));
    let of = |i: Option<usize>| i.map_or(999, sense);
    let own_sense = mix(sense(i), u32::from(c.mention.is_verb));
    let object_sense = of(object);
    let above_sense = of(head);
    let carrier_sense = of(verdict.carrier);
    let doer_sense = of(who);
    let adjective_sense = of(scene.child(i, &[Rel::Amod, Rel::Compound]));
    out.put(&[]);
    out.put(&[own_sense]);
    out.put(&[own_sense, rule]);
    out.put(&[own_sense, status]);
    out.put(&[own_sense, listed, ahead]);
    out.put(&[own_sense, det]);
    out.put(&[own_sense, doer]);
    out.put(&[own_sense, object_sense]);
    out.put(&[own_sense, adjective_sense]);
    out.put(&[object_sense, rule]);
    out.put(&[object_sense, place]);
    out.put(&[above_sense, rel]);
    out.put(&[above_sense, own_sense]);
    out.put(&[carrier_sense, rule]);
    out.put(&[carrier_sense, own_sense]);
    out.put(&[doer_sense, own_sense]);
    out.put(&[doer_sense, rule]);
    out.put(&[of_word, listed]);
    out.put(&[of_word, place]);
    out.put(&[of_family, listed, u32::from(c.mention.is_verb)]);
    out.put(&[of_family, rule]);
    out.put(&[in_sentence, listed]);
    out.put(&[in_article, listed]);
    out.put(&[row_above, listed, rel]);
    out.put(&[row_above, place]);
    out.put(&[row_below, listed, place]);
    out.put(&[listed]);
    out.put(&[rule]);
    out.put(&[rule, listed]);
    out.put(&[status, verdict.force as u32, listed]);
    out.put(&[actuality, listed, ahead]);
    out.put(&[lemma]);
    out.put(&[lemma, rule]);
    out.put(&[lemma, status]);
    out.put(&[lemma, ahead]);
    out.put(&[lemma, det]);
    out.put(&[lemma, adjective]);
    out.put(&[place]);
    out.put(&[place, rule]);
    out.put(&[place, listed, ahead]);
    out.put(&[place, doer]);
    out.put(&[place, det, xpos]);
    out.put(&[plover, rule]);
    out.put(&[plover, listed]);
    out.put(&[carrier]);
    out.put(&[carrier, rule]);
    out.put(&[carrier, place]);
    out.put(&[carrier_class, carrier_verb]);
    out.put(&[carrier_verb, rule]);
    out.put(&[own]);
    out.put(&[own, place]);
    out.put(&[own, rule]);
    out.put(&[own, doer]);
    out.put(&[ahead, grain]);
    out.put(&[ahead, rule]);
    out.put(&[ahead, place, own]);
    out.put(&[doer]);
    out.put(&[doer, rule]);
    out.put(&[doer_word]);
    out.put(&[what]);
    out.put(&[what_sort, rule]);
    out.put(&[what_sort, place]);
    out.put(&[oblique, place]);
    out.put(&[rel, xpos]);
    out.put(&[rel, rule]);
    out.put(&[above]);
    out.put(&[above, rel]);
    out.put(&[above_class, rel, place]);
    out.put(&[above_class, rule]);
    out.put(&[top, rel]);
    out.put(&[adjective]);
    out.put(&[case, place]);
    out.put(&[case, above]);
    out.put(&[mark, rule]);
    out.put(&[mark, own]);
    out.put(&[root_group, rule]);
    out.put(&[root_group, voice]);
    out.put(&[voice, rule]);
    out.put(&[voice, doer]);
    out.put(&[voice, listed]);
    out.put(&[early]);
    out.put(&[early, listed]);
    out.put(&[often, place]);
    out.put(&[often, listed]);
    out.put(&[hangs, rule]);
    out.put(&[depth, listed]);
    out.put(&[asked, listed]);
    out.put(&[soft, status]);
    out.put(&[u32::from(verdict.negated), status, u32::from(verdict.outside)]);
    out.put(&[u32::from(verdict.negated), rule]);
    out.put(&[u32::from(scene.has(i, Class::Quantity)), listed]);
}
