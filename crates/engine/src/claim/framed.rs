//! A quotation in the frame of a clause: whoever stands with a verb right before its opening mark, or right behind its closing one, says
//! it, whatever the verb is.
//!
//! `The mayor shrugged: “We lost.”`, `“We lost,” grins the mayor.`, `From the mayor's letter: “We lost.”`. Verbs that say are without
//! number ("retorted", "riffed", "shot back"), and the marks tell more than any list of them.

use super::direct::{is_speech, taken};
use super::pieces::{Pieces, cover, is_edge, unite, without};
use super::{Draft, Scene, SourceKind, Stance, cue, predicate, rules};
use crate::parse::{Rel, Syntax};
use crate::tag::{Upos, Xpos};
use std::ops::Range;

/// Words between a quotation and the verb of its frame at most.
const NEAR: usize = 30;
/// Words of a label at most: "Former Harbour Minister Lena Brandt (L-Moss):".
const LABEL: usize = 14;

/// The verb or noun of a frame, and who it gives the words to.
struct Frame {
    head: usize,
    source: (Pieces, usize),
    cue: Pieces,
}

/// The name of what is found here.
const RULE: &str = "claim/quote/framed";

/// Adds the claims of quotations that no claim holds, and gives those that have nobody to whom their frame names. The claims come and go in
/// the order of their heads; linear in the number of tokens.
pub(super) fn find(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let taken = taken(scene, drafts);
    let mut new: Vec<Draft> = Vec::new();
    for (q, quote) in scene.quotes.list.iter().enumerate() {
        let quote = &quote.tokens;
        let talk = quotative(scene, quote);
        if talk.is_none() && !is_speech(scene, quote) && !is_object(scene, quote) {
            continue;
        }
        let Some(frame) = talk.or_else(|| lead(scene, quote)).or_else(|| tail(scene, quote)) else { continue };
        let is_lead = frame.head < quote.start;
        let own = drafts.binary_search_by_key(&frame.head, |d| d.head).ok().map(|i| &mut drafts[i]);
        match own.or_else(|| new.last_mut().filter(|d| d.head == frame.head)) {
            // "“…,” he shrugged, “…”"
            Some(own) if !taken[q] && own.source.is_some() && is_quoting(scene, own) => own.content.push(quote.clone()),
            Some(own) if is_torn(scene, own, quote) => {
                own.content = unite(scene.syntax, std::iter::once(quote.clone()).chain(std::mem::take(&mut own.content)).collect());
                take(own, frame.source);
            }
            Some(own) if taken[q] && holds(own, quote) && adds(own, &frame.source.0) => take(own, frame.source),
            // "When asked, he said: “…”": all that he said stands in the marks.
            Some(own) if is_lead && holds(own, quote) => {
                own.content.retain(|p| p.start > frame.head || scene.quotes.around(p.start).is_some());
            }
            Some(own) if !taken[q] => *own = draft(scene, frame, quote),
            None if !taken[q] => new.push(draft(scene, frame, quote)),
            _ => {}
        }
    }
    drafts.extend(new);
    drafts.sort_by_key(|d| d.head);
}

/// Whether some of what is claimed stands in marks that do not hold the cue.
fn is_quoting(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let own = scene.quotes.around(draft.head);
    draft.content.iter().any(|p| scene.quotes.around(p.start).is_some_and(|q| Some(q) != own))
}

/// Whether the tree takes the source of a claim out of what is quoted: "“… at me and all that,” Karim Holt, 66, said".
fn is_torn(scene: &Scene<'_, '_>, draft: &Draft, quote: &Range<usize>) -> bool {
    let touches = |p: &Range<usize>| p.start < quote.end && quote.start < p.end;
    !quote.contains(&draft.head) && draft.source.as_ref().is_some_and(|s| s.0.iter().any(touches)) && is_speech(scene, quote)
}

/// Whether the frame names somebody where the claim has nobody, or says more of who it is.
fn adds(draft: &Draft, frame: &Pieces) -> bool {
    let all = whole(frame);
    draft.source.as_ref().is_none_or(|(own, _)| {
        let known = whole(own);
        frame.len() == 1 && all.start == known.start && known.end < all.end && (all.end..=all.end + 1).contains(&draft.head)
    })
}

/// Gives a claim a source, and takes that out of what is claimed.
fn take(draft: &mut Draft, source: (Pieces, usize)) {
    draft.content = without(std::mem::take(&mut draft.content), &whole(&source.0));
    draft.source = Some(source);
}

fn holds(draft: &Draft, quote: &Range<usize>) -> bool {
    draft.content.iter().any(|p| p.start < quote.end && quote.start < p.end)
}

fn whole(pieces: &Pieces) -> Range<usize> {
    pieces.first().map_or(0, |p| p.start)..pieces.last().map_or(0, |p| p.end)
}

fn draft(scene: &Scene<'_, '_>, frame: Frame, quote: &Range<usize>) -> Draft {
    let entry = scene.rules.verb(scene.syntax.lemma(frame.head)).filter(|e| e.frame == rules::Frame::Speech);
    Draft {
        head: frame.head,
        source: Some(frame.source),
        cue: frame.cue,
        content: vec![quote.clone()],
        stance: entry.map_or(Stance::Says, |e| e.stance),
        lemma: scene.syntax.lemma(frame.head).to_owned(),
        rule: RULE,
        speaks: true,
        ..Draft::default()
    }
}

/// "she was like, “No way”", "and he goes “No way”": how people tell what was said when they talk.
fn quotative(scene: &Scene<'_, '_>, quote: &Range<usize>) -> Option<Frame> {
    let syntax = scene.syntax;
    let comma = usize::from(quote.start > 0 && syntax.word(quote.start - 1) == ",");
    let last = quote.start.checked_sub(1 + comma)?;
    let verb = match syntax.lower(last) {
        "like" => last.checked_sub(1).filter(|&b| syntax.lemma(b) == "be")?,
        "go" | "goes" | "went" if comma == 0 => last,
        _ => return None,
    };
    let start = syntax.sentence(syntax.sentence_of(verb)).start.max(verb.saturating_sub(NEAR));
    let outside = |i: usize| scene.quotes.around(i).is_none();
    let who = (start..verb).rev().find(|&i| syntax.rel(i) == Rel::Nsubj && outside(i))?;
    let person = match syntax.upos(who) {
        Upos::Pron => !matches!(syntax.lower(who), "it" | "this" | "that" | "which" | "what"),
        Upos::Propn => scene.kind_at[who].is_some(),
        _ => matches!(syntax.lower(who), "everyone" | "everybody" | "someone" | "somebody" | "people"),
    };
    let own = |p: &Range<usize>| p.end <= verb;
    let pieces: Pieces = cover(syntax, who, &[]).into_iter().filter(own).collect();
    (person && !pieces.is_empty()).then(|| Frame { head: verb, source: (pieces, who), cue: vec![verb..last + 1] })
}

/// What stands before the opening mark.
fn lead(scene: &Scene<'_, '_>, quote: &Range<usize>) -> Option<Frame> {
    let syntax = scene.syntax;
    let mark = quote.start.checked_sub(1)?;
    let is_near = scene.quotes.paragraph(mark) == scene.quotes.paragraph(quote.start);
    if scene.quotes.around(mark).is_some() || !is_near && syntax.word(mark) != ":" {
        return None;
    }
    let start = syntax.sentence(syntax.sentence_of(mark)).start.max(mark.saturating_sub(NEAR));
    let verb = || verb_before(scene, start..mark);
    match syntax.word(mark) {
        ":" => verb().or_else(|| noun(scene, start..mark)).or_else(|| label(scene, mark)),
        "," => verb().filter(|f| leads_on(syntax, f.head, mark)).or_else(|| words_of(scene, start..mark)),
        _ => framed_by(scene, mark).filter(|_| is_near && syntax.upos(mark) == Upos::Verb),
    }
}

/// The last verb of a clause that leads to a quotation: the nearest above its last word, else the last that there is.
fn verb_before(scene: &Scene<'_, '_>, lead: Range<usize>) -> Option<Frame> {
    let syntax = scene.syntax;
    let is_verb = |&i: &usize| lead.contains(&i) && syntax.upos(i) == Upos::Verb && scene.quotes.around(i).is_none();
    let last = lead.end.checked_sub(1).filter(|i| lead.contains(i))?;
    let above = std::iter::once(last).chain(syntax.ancestors(last).take(8)).find(is_verb);
    framed_by(scene, above.or_else(|| lead.clone().rev().find(is_verb))?)
}

/// The frame of a verb that has somebody who does it; where the tree gives nobody, the words before it.
fn framed_by(scene: &Scene<'_, '_>, verb: usize) -> Option<Frame> {
    let syntax = scene.syntax;
    let passive = predicate::is_passive(syntax, verb);
    let by_words = || {
        let sentence = syntax.sentence(syntax.sentence_of(verb));
        let first = sentence.start.max(verb.saturating_sub(NEAR));
        let start = (first..verb).rev().find(|&i| matches!(syntax.word(i), "," | ";" | "—" | "–")).map_or(first, |i| i + 1);
        let is_plain = |i: usize| !matches!(syntax.upos(i), Upos::Verb | Upos::Sconj | Upos::Cconj | Upos::Part);
        // "the owner replied,", where the tag makes it a passive.
        let is_active =
            !passive && is_finite(syntax, verb) || syntax.child(verb, &[Rel::AuxPass]).is_none() && syntax.rel(verb) == Rel::Root;
        (is_active && (start..verb).all(is_plain)).then(|| ahead(scene, start..verb)).flatten()
    };
    let by_tree = predicate::source(scene, verb, passive).map(|s| who_shows(scene, verb, &s).unwrap_or(s));
    let source = by_tree.or_else(by_words).filter(|s| s.0.iter().all(|p| scene.quotes.around(p.start).is_none()))?;
    Some(Frame { head: verb, source, cue: cue::verb_cue(syntax, verb, None) })
}

/// "They hold banners reading: “…”": they say it, not the banners.
fn who_shows(scene: &Scene<'_, '_>, verb: usize, source: &(Pieces, usize)) -> Option<(Pieces, usize)> {
    let syntax = scene.syntax;
    let thing = source.1;
    let is_thing = syntax.xpos(verb) == Xpos::VBG && matches!(syntax.rel(verb), Rel::Acl | Rel::Xcomp) && syntax.upos(thing) == Upos::Noun;
    let shows = syntax.head(thing).filter(|&h| is_thing && syntax.rel(thing) == Rel::Obj && syntax.upos(h) == Upos::Verb)?;
    let is_person = matches!(scene.rules.source(syntax.lemma(thing)), Some(kind) if kind != SourceKind::Document);
    if is_person { None } else { predicate::source(scene, shows, predicate::is_passive(syntax, shows)) }
}

/// Nothing stands between a verb and a comma that the verb would be about: "shot back,", "told them,", but not "left the room,".
fn leads_on(syntax: &Syntax<'_>, verb: usize, mark: usize) -> bool {
    let object = syntax.child(verb, &[Rel::Obj, Rel::Ccomp, Rel::Xcomp]).filter(|&o| o > verb && o < mark);
    let free = (verb + 1..mark).all(|i| syntax.upos(i) != Upos::Verb);
    free && object.is_none_or(|_| predicate::hears(syntax.lemma(verb)))
}

/// "From the mayor's letter:", "A note by Lena Brandt:".
fn noun(scene: &Scene<'_, '_>, lead: Range<usize>) -> Option<Frame> {
    let syntax = scene.syntax;
    let last = lead.end.checked_sub(1).filter(|i| lead.contains(i))?;
    let mut nouns = std::iter::once(last).chain(syntax.ancestors(last).take(4)).filter(|i| lead.contains(i));
    let head = nouns.find(|&i| syntax.upos(i) == Upos::Noun)?;
    let (pieces, who) = predicate::noun_source(syntax, head)?;
    is_somebody(scene, who).then(|| Frame { head, source: (pieces, who), cue: vec![head..head + 1] })
}

/// "in the mayor's words,", "in the words of the mayor,".
fn words_of(scene: &Scene<'_, '_>, lead: Range<usize>) -> Option<Frame> {
    let syntax = scene.syntax;
    let head = lead.clone().rev().take(8).find(|&i| matches!(syntax.lower(i), "words" | "phrase" | "telling"))?;
    let of = || {
        let is_of = |&c: &usize| syntax.rel(c) == Rel::Nmod && syntax.child(c, &[Rel::Case]).is_some_and(|m| syntax.lower(m) == "of");
        let who = syntax.children(head).find(is_of)?;
        Some((cover(syntax, who, syntax.child(who, &[Rel::Case]).as_slice()), who))
    };
    let source = predicate::noun_source(syntax, head).or_else(of)?;
    Some(Frame { head, source, cue: vec![head..head + 1] })
}

/// "Former Harbour Minister Lena Brandt (L-Moss):" at the head of a paragraph.
fn label(scene: &Scene<'_, '_>, mark: usize) -> Option<Frame> {
    let syntax = scene.syntax;
    let start = scene.quotes.paragraphs[scene.quotes.paragraph(mark)].start;
    let name = start..mark;
    if !(1..=LABEL).contains(&name.len()) {
        return None;
    }
    let is_plain = |i: usize| {
        let upos = syntax.upos(i);
        matches!(upos, Upos::Propn | Upos::Noun | Upos::Adj | Upos::Num | Upos::Det | Upos::Adp | Upos::Punct) && syntax.word(i) != ":"
    };
    let head = name.clone().find(|&i| syntax.upos(i) == Upos::Propn && scene.kind_at[i].is_some())?;
    let is_name = name.clone().all(is_plain) && syntax.upos(start) != Upos::Adp;
    is_name.then(|| Frame { head: mark, source: (vec![name], head), cue: vec![mark..mark + 1] })
}

/// What stands behind the closing mark, where the quotation does not end its sentence.
fn tail(scene: &Scene<'_, '_>, quote: &Range<usize>) -> Option<Frame> {
    let syntax = scene.syntax;
    let last = syntax.word(quote.end.checked_sub(2)?);
    let start = quote.end + usize::from(quote.end < syntax.len() && matches!(syntax.word(quote.end), "," | "—" | "–" | "-"));
    if start >= syntax.len() || scene.quotes.paragraph(start) != scene.quotes.paragraph(quote.start) {
        return None;
    }
    let goes_on = start > quote.end || matches!(last, "," | "—" | "–" | "--" | "...") || is_call(last) && !is_new(syntax, start);
    let sentence = syntax.sentence(syntax.sentence_of(start));
    let reach = start..sentence.end.min(start + NEAR);
    let aside = aside(syntax, reach.clone());
    let verb = reach.clone().find(|&i| is_finite(syntax, i) && !aside.contains(&i) && scene.quotes.around(i).is_none())?;
    let is_open = |i: usize| !matches!(syntax.upos(i), Upos::Sconj | Upos::Cconj) || aside.contains(&i);
    if !goes_on || !(start..verb).all(|i| is_open(i) && scene.quotes.around(i).is_none()) || predicate::is_passive(syntax, verb) {
        return None;
    }
    let source = if verb == start { behind(scene, verb)? } else { ahead(scene, start..verb)? };
    Some(Frame { head: verb, source, cue: cue::verb_cue(syntax, verb, None) })
}

/// ", who lost his mill," between somebody and the verb.
fn aside(syntax: &Syntax<'_>, reach: Range<usize>) -> Range<usize> {
    let opens = |&i: &usize| syntax.word(i) == "," && i + 1 < reach.end && matches!(syntax.lower(i + 1), "who" | "whose" | "which");
    let Some(start) = reach.clone().find(opens) else { return 0..0 };
    let end = (start + 3..reach.end).find(|&i| syntax.word(i) == ",");
    end.map_or(0..0, |end| start..end)
}

fn is_call(mark: &str) -> bool {
    matches!(mark, "?" | "!")
}

/// Whether a sentence of its own begins here: a capital, and not that of a name.
fn is_new(syntax: &Syntax<'_>, i: usize) -> bool {
    syntax.word(i).starts_with(char::is_uppercase) && !matches!(syntax.upos(i), Upos::Propn)
}

fn is_finite(syntax: &Syntax<'_>, i: usize) -> bool {
    syntax.upos(i) == Upos::Verb && matches!(syntax.xpos(i), Xpos::VBD | Xpos::VBZ | Xpos::VBP)
}

/// "the mayor of Moss, 52, shrugged": the words between the quotation and the verb.
fn ahead(scene: &Scene<'_, '_>, between: Range<usize>) -> Option<(Pieces, usize)> {
    let syntax = scene.syntax;
    let edge = |&i: &usize| is_edge(syntax.word(i)) || matches!(syntax.upos(i), Upos::Adv | Upos::Aux);
    let start = between.clone().find(|i| !edge(i))?;
    let end = between.rev().find(|i| !edge(i))? + 1;
    let top = (start..end).find(|&i| syntax.head(i).is_none_or(|h| !(start..end).contains(&h)))?;
    let name = || (start..end).rev().find(|&i| syntax.upos(i) == Upos::Propn);
    let head = Some(top).filter(|&i| is_somebody(scene, i)).or_else(name)?;
    let is_who =
        is_somebody(scene, head) && !matches!(syntax.upos(start), Upos::Adp) && !matches!(syntax.xpos(start), Xpos::WP | Xpos::WDT);
    is_who.then(|| (vec![start..end], head))
}

/// "shrugged the mayor of Moss, who lost": the noun behind the verb with all that hangs on it.
fn behind(scene: &Scene<'_, '_>, verb: usize) -> Option<(Pieces, usize)> {
    let syntax = scene.syntax;
    let sentence = syntax.sentence(syntax.sentence_of(verb));
    let is_noun = |&i: &usize| matches!(syntax.upos(i), Upos::Propn | Upos::Noun | Upos::Pron);
    let first = (verb + 1..sentence.end.min(verb + 8)).find(is_noun)?;
    let is_plain = |i: usize| matches!(syntax.upos(i), Upos::Det | Upos::Adj | Upos::Num);
    let up = syntax.ancestors(first).take(8).take_while(|&h| h > verb && is_noun(&h) && syntax.subtree(h).start > verb);
    let head = up.last().unwrap_or(first);
    ((verb + 1..first).all(is_plain) && is_somebody(scene, head)).then(|| (cover(syntax, head, &[verb]), head))
}

/// A name, a pronoun, or a noun: not an amount, and no question word.
fn is_somebody(scene: &Scene<'_, '_>, i: usize) -> bool {
    match scene.syntax.upos(i) {
        Upos::Propn | Upos::Noun => true,
        Upos::Pron => !matches!(scene.syntax.xpos(i), Xpos::WP | Xpos::WDT) && !matches!(scene.syntax.lower(i), "it" | "there" | "that"),
        _ => false,
    }
}

/// "chanted “Open the gate!”", right behind the verb: a sentence in marks, and no title.
fn is_object(scene: &Scene<'_, '_>, quote: &Range<usize>) -> bool {
    let syntax = scene.syntax;
    let inside = quote.start + 1..quote.end.saturating_sub(1);
    if inside.len() < 3 {
        return false;
    }
    let is_sentence = matches!(syntax.word(inside.end - 1), "," | "." | "!" | "?");
    let begins = syntax.word(inside.start).starts_with(char::is_uppercase);
    let says = inside.clone().any(|i| matches!(syntax.upos(i), Upos::Verb | Upos::Aux));
    let is_title = inside.filter(|&i| syntax.word(i).chars().count() > 3).all(|i| syntax.word(i).starts_with(char::is_uppercase));
    is_sentence && begins && says && !is_title
}
