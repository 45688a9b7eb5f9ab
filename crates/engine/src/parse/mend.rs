//! What the trees of the model get wrong, mostly around verbs of speech, put right.
//!
//! `The clerk told reporters that the mayor had left.` → `left` hangs on `told` as what was told, and not on `reporters`
//!
//! The model has seen few such sentences; each rule names the shape that it looks for. A tree that has none of them stays as it is.

use super::{Rel, Syntax};
use crate::tag::{Upos, Xpos};

/// Gives token `0` the head `1` with the relation `2`.
pub(super) type Change = (usize, usize, Rel);

/// The changes to the trees of a text. Linear in the number of tokens.
pub(super) fn changes(s: &Syntax<'_>) -> Vec<Change> {
    let mut out = Vec::new();
    (1..s.len()).filter(|&than| s.lower(than) == "than").for_each(|than| more_than(s, than, &mut out));
    for n in (0..s.len()).filter(|&n| s.upos(n) == Upos::Propn) {
        name_is_no_clause(s, n, &mut out);
        name_of_both(s, n, &mut out);
        daily_before(s, n, &mut out);
    }
    for v in (0..s.len()).filter(|&v| s.upos(v) == Upos::Verb) {
        let lemma = s.lemma(v);
        nothing_under_aux(s, v, &mut out);
        subject_behind_opening(s, v, &mut out);
        subject_behind_mark(s, v, &mut out);
        subject_behind_and(s, v, &mut out);
        role_of_nearest(s, v, &mut out);
        no_second_subject(s, v, &mut out);
        noun_of_participle(s, v, &mut out);
        starting_when(s, v, &mut out);
        set_to_begin(s, v, &mut out);
        which_does(s, v, &mut out);
        two_part_subject(s, v, &mut out);
        quoted_by(s, v, &mut out);
        noun_in_place(s, v, &mut out);
        stray_preposition(s, v, &mut out);
        day_of_included(s, v, &mut out);
        if [SPEECH, HEARD, ORDERED, DENIED].iter().any(|list| list.contains(&lemma)) {
            RULES.iter().for_each(|rule| rule(s, v, &mut out));
        }
    }
    out
}

/// Verbs whose object hears what is said.
const HEARD: &[&str] = &["tell", "inform", "assure", "reassure", "remind", "notify", "warn", "convince", "persuade", "advise", "brief"];
/// Verbs of speech.
const SPEECH: &[&str] = &[
    "say",
    "write",
    "add",
    "announce",
    "note",
    "argue",
    "state",
    "insist",
    "declare",
    "report",
    "post",
    "tweet",
    "testify",
    "claim",
    "explain",
    "concede",
    "admit",
    "acknowledge",
    "confirm",
    "stress",
    "warn",
    "predict",
    "promise",
    "allege",
    "assert",
    "maintain",
    "reveal",
    "disclose",
    "suggest",
    "complain",
    "deny",
    "reply",
    "respond",
    "conclude",
    "agree",
    "repeat",
    "boast",
];
/// Verbs by which one has another do something.
const ORDERED: &[&str] =
    &["order", "tell", "urge", "ask", "command", "instruct", "direct", "warn", "advise", "persuade", "remind", "appeal", "plead"];
/// What one tells, and nobody who hears it; with a relative clause that says which: "told the story that he knew".
const TOLD: &[&str] = &[
    "story",
    "tale",
    "lie",
    "truth",
    "joke",
    "secret",
    "news",
    "version",
    "thing",
    "number",
    "difference",
    "something",
    "everything",
    "anything",
];

/// Whether a noun is what one tells, and nobody who hears it.
pub(crate) fn is_told(lemma: &str) -> bool {
    TOLD.contains(&lemma)
}

/// Verbs of denial, and what one denies.
const DENIED: &[&str] = &["reject", "deny", "dismiss", "dispute", "refute", "rebut", "confirm"];
const CLAIMS: &[&str] = &["claim", "report", "charge", "suggestion", "rumour", "rumor", "estimate"];

const RULES: [fn(&Syntax<'_>, usize, &mut Vec<Change>); 18] = [
    no_day_speaks,
    it_speaks,
    name_hears,
    what_was_told,
    what_was_said_in,
    who_says_behind,
    tag_behind,
    own_subject,
    split_quote,
    according_to,
    what_hangs_loose,
    denied_noun,
    who_by_role_speaks,
    what_follows_speech,
    cited_by_tag,
    hearer_before_clause,
    but_said,
    one_object,
];

/// "said managers had ordered staff": what hangs on "had" belongs to its verb.
fn nothing_under_aux(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    for aux in s.children(v).filter(|&c| c < v && matches!(s.rel(c), Rel::Aux | Rel::AuxPass)) {
        out.extend(s.children(aux).map(|c| (c, v, s.rel(c))));
    }
}

/// "agreed to a trial, anticipated to begin in May": what is to begin is what stands before the comma, and no person further up.
fn set_to_begin(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let is_set = s.xpos(v) == Xpos::VBN && SET.contains(&s.lemma(v)) && s.rel(v) == Rel::Advcl;
    let begins = |c: usize| c > v && s.xpos(c) == Xpos::VB && BEGIN.contains(&s.lemma(c));
    let noun = v.checked_sub(2).filter(|&n| s.lower(n + 1) == "," && s.upos(n) == Upos::Noun);
    if let Some(noun) = noun.filter(|_| is_set && s.children(v).any(begins)) {
        out.push((v, noun, Rel::Acl));
    }
}

const SET: &[&str] = &["expect", "anticipate", "schedule", "set", "slate", "plan", "project"];
const BEGIN: &[&str] = &["begin", "start", "open", "end", "last", "run", "occur", "finish", "conclude", "resume"];

/// "held more than a dozen votes": the votes are held, and "more than" goes with their number.
fn more_than(s: &Syntax<'_>, than: usize, out: &mut Vec<Change>) {
    let more = than - 1;
    let is_held = matches!(s.rel(more), Rel::Obj | Rel::Nsubj | Rel::NsubjPass) && s.rel(than) == Rel::Case;
    let (Some(verb), Some(noun)) = (s.head(more), s.head(than)) else { return };
    let Some(number) = s.child(noun, &[Rel::Nummod]).filter(|&n| than < n && n < noun) else { return };
    if is_held && matches!(s.lower(more), "more" | "less" | "fewer") && (s.head(noun) == Some(more) || s.head(noun) == Some(verb)) {
        out.extend([(noun, verb, s.rel(more)), (more, number, Rel::Advmod), (than, more, Rel::Fixed)]);
    }
}

/// "With the port urging firms to stop trading, dockers including two pilots have announced …": what stands between the comma of the opening
/// and the verb is its subject, and no second noun of the opening.
fn subject_behind_opening(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    if s.rel(v) != Rel::Root || has_subject(s, v) || s.child(v, &[Rel::Mark, Rel::Cc]).is_some() {
        return;
    }
    let first = first_word_of(s, v);
    let mut opening = s.children(v).filter(|&c| c < v && matches!(s.rel(c), Rel::Advcl | Rel::Obl));
    if !is_finite(s, v) || !opening.any(|o| s.subtree(o).end == first) {
        return;
    }
    let is_second = |n: usize| {
        let noun = matches!(s.upos(n), Upos::Noun | Upos::Propn | Upos::Pron) && matches!(s.rel(n), Rel::Conj | Rel::Appos);
        noun && s.child(n, &[Rel::Cc, Rel::Case]).is_none() && is_behind_comma(s, s.subtree(n).start)
    };
    if let Some(n) = widest_before(s, first, is_second) {
        out.push(subject_of(s, v, n));
    }
}

/// "began after the council proposed it": what stands between "after" and the verb is its subject, and no complement of the clause above.
fn subject_behind_mark(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    if !is_finite(s, v) || has_subject(s, v) {
        return;
    }
    let opens = |m: usize| CLAUSE_MARKS.contains(&s.lower(m));
    let is_other = |n: usize| {
        let other = s.head(n) != Some(v) && is_nominal(s, n);
        other && matches!(s.rel(n), Rel::Obl | Rel::Obj | Rel::OblUnmarked)
    };
    let Some(mark) = s.child(v, &[Rel::Mark]).filter(|&m| m < v && opens(m)) else {
        // "was called off after a strike closed the port": "after" opens the clause, and is no preposition of "strike"
        let case = |n: usize| s.child(n, &[Rel::Case]).filter(|&m| m == s.subtree(n).start && opens(m));
        let n = widest_before(s, first_word_of(s, v), |n| is_other(n) && s.head(n) == s.head(v) && case(n).is_some());
        if let Some((n, case)) = n.filter(|_| s.rel(v) == Rel::Advcl).and_then(|n| Some((n, case(n)?))) {
            out.extend([subject_of(s, v, n), (case, v, Rel::Mark)]);
        }
        return;
    };
    let is_own = |n: usize| s.subtree(n).start == mark + 1 && is_other(n) && s.child(n, &[Rel::Case]).is_none();
    if let Some(n) = widest_before(s, first_word_of(s, v), is_own) {
        out.push(subject_of(s, v, n));
    }
}

/// Words that open a clause with a subject.
const CLAUSE_MARKS: &[&str] =
    &["after", "before", "since", "because", "while", "when", "if", "that", "as", "though", "although", "until", "unless", "whereas"];

/// "left as governor of Lutha and Lenk was sworn in": the last name is the subject of the second verb, and no second town.
fn subject_behind_and(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let first = first_word_of(s, v);
    if has_subject(s, v)
        || s.child(v, &[Rel::Cc, Rel::Mark]).is_some()
        || s.rel(v) != Rel::Conj
        || !is_finite(s, v)
        || first == 0
        || s.subtree(v).start != first
    {
        return;
    }
    let is_own = |n: usize| {
        let joined = s.rel(n) == Rel::Conj && is_nominal(s, n) && s.head(n) != Some(v);
        joined && s.child(n, &[Rel::Cc]).is_some_and(|cc| cc == s.subtree(n).start && s.lower(cc) == "and")
    };
    if let Some(n) = widest_before(s, first, is_own) {
        out.push(subject_of(s, v, n));
        out.extend(s.child(n, &[Rel::Cc]).map(|cc| (cc, v, Rel::Cc)));
    }
}

/// "Lenk, a former judge, resigned": between two commas before the verb stands who the subject is, and no second subject.
fn no_second_subject(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let mut subjects = s.children(v).filter(|&c| c < v && matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass));
    let (Some(first), Some(second), None) = (subjects.next(), subjects.next(), subjects.next()) else { return };
    let (own, other) = (s.subtree(first), s.subtree(second));
    let in_commas = is_behind_comma(s, other.start) && is_comma(s, other.end) && other.end + 1 == first_word_of(s, v)
        || s.lower(other.end - 1) == "," && is_behind_comma(s, other.start) && other.end == first_word_of(s, v);
    let nouns = is_nominal(s, first) && s.upos(second) == Upos::Noun && s.child(second, &[Rel::Cc]).is_none();
    if in_commas && nouns && own.end <= other.start && other.start - own.end <= 1 {
        out.push((second, first, Rel::Appos));
    }
}

/// "In a report published on Monday, the ministry denied it": the report is published, and the ministry publishes nothing.
fn noun_of_participle(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let Some(n) = v.checked_sub(1).filter(|&n| s.head(n) == Some(v) && matches!(s.upos(n), Upos::Noun | Upos::Propn)) else { return };
    if !matches!(s.rel(n), Rel::Obl | Rel::Nsubj) {
        return;
    }
    let is_bare = matches!(s.xpos(v), Xpos::VBN | Xpos::VBD) && s.rel(v) == Rel::Advcl && s.subtree(v).start == s.subtree(n).start;
    let is_when = |o: usize| DAYS.contains(&s.lower(o)) || matches!(s.lemma(o), "day" | "week" | "month" | "year" | "morning" | "evening");
    let does = |c: usize| match s.rel(c) {
        Rel::Obj => !is_when(c),
        Rel::Nsubj => c != n,
        rel => matches!(rel, Rel::NsubjPass | Rel::Aux | Rel::AuxPass | Rel::Mark),
    };
    let does = s.children(v).any(does);
    if let Some(main) = s.head(v).filter(|&main| main > v && is_bare && !does && s.child(n, &[Rel::Case]).is_some()) {
        out.extend([(n, main, Rel::Obl), (v, n, Rel::Acl)]);
    }
}

/// Makes `n` the subject of `v`.
fn subject_of(s: &Syntax<'_>, v: usize, n: usize) -> Change {
    (n, v, if s.verb(v).passive { Rel::NsubjPass } else { Rel::Nsubj })
}

fn has_subject(s: &Syntax<'_>, v: usize) -> bool {
    s.child(v, &[Rel::Nsubj, Rel::NsubjPass, Rel::Csubj, Rel::Expl]).is_some()
}

/// The verb or the first of its auxiliaries.
fn first_word_of(s: &Syntax<'_>, v: usize) -> usize {
    s.children(v).find(|&c| c < v && matches!(s.rel(c), Rel::Aux | Rel::AuxPass)).unwrap_or(v)
}

fn is_finite(s: &Syntax<'_>, v: usize) -> bool {
    matches!(s.xpos(first_word_of(s, v)), Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD)
}

/// The widest phrase that ends right before `end` and is fit.
fn widest_before(s: &Syntax<'_>, end: usize, is_fit: impl Fn(usize) -> bool) -> Option<usize> {
    let up = std::iter::successors(end.checked_sub(1), |&n| s.head(n)).take(MOST).take_while(|&n| s.subtree(n).end <= end);
    up.filter(|&n| s.subtree(n).end == end && is_fit(n)).last()
}

/// "plans to commence flights starting in April": it is commenced in April, and the flights do not start themselves.
fn starting_when(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    const BEGUN: &[&str] =
        &["commence", "begin", "start", "launch", "introduce", "open", "offer", "resume", "serve", "run", "operate", "sell"];
    if !BEGUN.contains(&s.lemma(v)) {
        return;
    }
    for o in s.children(v).filter(|&o| o > v && s.rel(o) == Rel::Obj) {
        let from = |&c: &usize| c == o + 1 && s.rel(c) == Rel::Acl && matches!(s.lower(c), "starting" | "beginning");
        out.extend(s.children(o).find(from).map(|c| (c, v, Rel::Advcl)));
    }
}

/// "“…,” the mayor, a former clerk, said Tuesday": the day says nothing, and who stands before the verb does.
fn no_day_speaks(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let is_day = |i: usize| DAYS.contains(&s.lower(i));
    let part = |i: usize| matches!(s.lower(i), "morning" | "afternoon" | "evening" | "night");
    let names_day = |&n: &usize| n > v && (is_day(n) || part(n) && n > 0 && is_day(n - 1)) && s.child(n, &[Rel::Case, Rel::Det]).is_none();
    let Some(day) = s.children(v).filter(|&n| matches!(s.rel(n), Rel::Nsubj | Rel::Obj | Rel::Iobj)).find(names_day) else { return };
    out.push((day, v, Rel::OblUnmarked));
    if s.children(v).all(|c| c == day || !matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass)) {
        let speaker = widest_before(s, v, |n| s.rel(n) == Rel::Parataxis && is_nominal(s, n));
        out.extend(speaker.map(|n| (n, v, Rel::Nsubj)));
    }
}

const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tonight"];

/// "On Friday it admitted that …": what speaks is no empty "it".
fn it_speaks(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let Some(it) = s.child(v, &[Rel::Expl]).filter(|&it| it < v && s.lower(it) == "it") else { return };
    if SPEECH.contains(&s.lemma(v))
        && is_finite(s, v)
        && s.child(v, &[Rel::AuxPass, Rel::Nsubj]).is_none()
        && s.child(v, &[Rel::Ccomp]).is_some()
    {
        out.push((it, v, Rel::Nsubj));
    }
}

/// "“…,” he told Halim by telephone": a name right behind the verb hears it.
fn name_hears(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let is_bare = |c: usize| s.upos(c) == Upos::Propn && s.child(c, &[Rel::Cop, Rel::Mark, Rel::Nsubj]).is_none();
    let name = s.child(v, &[Rel::Xcomp]).filter(|&c| HEARD.contains(&s.lemma(v)) && s.subtree(c).start == v + 1 && is_bare(c));
    out.extend(name.map(|c| (c, v, Rel::Iobj)));
}

/// "told reporters that the mayor had left", "had been told by the operator that reserves were low".
fn what_was_told(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    if !HEARD.contains(&s.lemma(v)) {
        return;
    }
    let hearer = |&o: &usize| o > v && matches!(s.rel(o), Rel::Obj | Rel::Iobj | Rel::OblAgent) && !is_told(s.lemma(o));
    for o in s.children(v).filter(hearer) {
        if let Some((clause, that)) = that_clause(s, o).or_else(|| bare_clause(s, o)) {
            out.push((clause, v, Rel::Ccomp));
            if s.lower(that) == "that" {
                out.push((that, clause, Rel::Mark));
            }
            if s.rel(o) == Rel::Obj {
                out.push((o, v, Rel::Iobj));
            }
            return;
        }
    }
}

/// "said in a statement that divers would come", "wrote in a post on the site that …", "reported, citing two clerks, that …".
fn what_was_said_in(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    // "promised her in writing that …": "her" is no content
    let is_content = |c: usize| match s.rel(c) {
        Rel::Obj => s.xpos(c) != Xpos::PRP,
        rel => matches!(rel, Rel::Ccomp | Rel::Xcomp | Rel::Parataxis),
    };
    let has_content = s.children(v).any(|c| c > v && is_content(c));
    if has_content || !SPEECH.contains(&s.lemma(v)) || matches!(s.rel(v), Rel::Parataxis) {
        return;
    }
    let cited = s.children(v).filter(|&c| matches!(s.lower(c), "citing" | "quoting")).filter_map(|c| s.child(c, &[Rel::Obj]));
    for o in s.children(v).filter(|&c| c > v && matches!(s.rel(c), Rel::Obl | Rel::OblUnmarked)).chain(cited) {
        // "in a statement carried by the agency that …"
        let nouns = (o..s.subtree(o).end).take(MOST).filter(|&n| matches!(s.upos(n), Upos::Noun | Upos::Propn));
        if let Some((clause, that)) = nouns.filter_map(|n| that_clause(s, n)).next() {
            out.push((clause, v, Rel::Ccomp));
            out.push((that, clause, Rel::Mark));
            return;
        }
    }
}

/// Tokens of a phrase that are looked at.
const MOST: usize = 40;
/// Words above a word that are looked at.
const DEEP: usize = 16;

/// The clause behind a noun that begins with "that" and has a subject of its own, and its "that".
fn that_clause(s: &Syntax<'_>, noun: usize) -> Option<(usize, usize)> {
    s.children(noun).filter(|&c| c > noun && matches!(s.rel(c), Rel::Acl | Rel::AclRelcl | Rel::Ccomp)).find_map(|c| {
        let start = s.subtree(c).start;
        let that = start + usize::from(s.word(start) == ",");
        let subject = s.children(c).find(|&n| n != that && matches!(s.rel(n), Rel::Nsubj | Rel::NsubjPass | Rel::Expl | Rel::Csubj))?;
        (that > noun && s.lower(that) == "that" && that < subject).then_some((c, that))
    })
}

/// "told soldiers he saw Lenk": a clause that lacks nothing says nothing of the soldiers.
fn bare_clause(s: &Syntax<'_>, noun: usize) -> Option<(usize, usize)> {
    let is_whole = |c: usize| {
        s.child(c, &[Rel::NsubjPass]).is_some() || s.child(c, &[Rel::Nsubj]).is_some() && s.child(c, &[Rel::Obj, Rel::Cop]).is_some()
    };
    let clause = s.children(noun).find(|&c| c > noun && s.rel(c) == Rel::AclRelcl && is_whole(c))?;
    let first = s.subtree(clause).start;
    (first == noun + 1 && matches!(s.upos(first), Upos::Pron | Upos::Propn | Upos::Det) && !s.lower(first).starts_with("wh"))
        .then_some((clause, first))
}

/// "asked Kovarans to stay away", with one object alone: whom one asks, and no hearer of a word that is left out.
fn one_object(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let asked =
        s.child(v, &[Rel::Iobj]).filter(|&o| o > v && ORDERED.contains(&s.lemma(v)) && s.child(v, &[Rel::Obj, Rel::Ccomp]).is_none());
    let to = s.children(v).any(|c| s.rel(c) == Rel::Xcomp && s.child(c, &[Rel::Mark]).is_some());
    out.extend(asked.filter(|_| to).map(|o| (o, v, Rel::Obj)));
}

/// "had promised her in writing that …", "told by the Front on Monday that …"; "ordered staff to sign", "appealed to them to let him go".
fn what_hangs_loose(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    if s.child(v, &[Rel::Ccomp, Rel::Xcomp]).is_some() {
        return;
    }
    let marked = |c: usize, word: &str| s.child(c, &[Rel::Mark]).is_some_and(|m| m == s.subtree(c).start && s.lower(m) == word);
    let loose = || s.children(v).filter(|&c| c > v && matches!(s.rel(c), Rel::Advcl | Rel::CsubjPass));
    let of_hearer = || {
        let hearer = s.child(v, &[Rel::Obj, Rel::Iobj]).filter(|&o| o > v);
        hearer
            .and_then(|o| s.children(o).find(|&c| c > o && s.rel(c) == Rel::Acl && marked(c, "to") && s.subtree(c).end == s.subtree(o).end))
    };
    let order = || loose().find(|&c| marked(c, "to") && has_hearer(s, v)).or_else(of_hearer);
    if let Some(c) = loose().find(|&c| marked(c, "that") && s.lower(s.subtree(c).start.saturating_sub(1)) != "so") {
        out.push((c, v, Rel::Ccomp));
    } else if let Some(c) = ORDERED.contains(&s.lemma(v)).then(order).flatten() {
        out.push((c, v, Rel::Xcomp));
    }
}

fn has_hearer(s: &Syntax<'_>, v: usize) -> bool {
    let to = |c: usize| c > v && s.rel(c) == Rel::Obl && s.child(c, &[Rel::Case]).is_some_and(|m| s.lower(m) == "to");
    s.child(v, &[Rel::Obj, Rel::Iobj]).is_some() || matches!(s.lemma(v), "appeal" | "plead") && s.children(v).any(to)
}

/// "The crane was broken, said the clerk": what follows the verb is who says it.
fn who_says_behind(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let is_behind = v > 0 && is_comma_or_mark(s.word(v - 1)) && matches!(s.xpos(v), Xpos::VBD | Xpos::VBZ);
    if s.lemma(v) != "say" || !is_behind || s.child(v, &[Rel::Nsubj, Rel::Cc, Rel::Aux]).is_some() {
        return;
    }
    let mut behind = s.children(v).filter(|&c| c > v && !matches!(s.rel(c), Rel::Punct));
    let Some(who) = behind.next().filter(|&c| s.subtree(c).start == v + 1 && is_nominal(s, c)) else { return };
    if !matches!(s.rel(who), Rel::Obj | Rel::Ccomp | Rel::Iobj | Rel::Xcomp | Rel::Dep) {
        return;
    }
    out.push((who, v, Rel::Nsubj));
    if let Some(head) = s.head(v).filter(|_| matches!(s.rel(v), Rel::Conj | Rel::Ccomp | Rel::Advcl)) {
        out.push((v, head, Rel::Parataxis));
    }
}

/// "The mayor said the crane was broken, the Courier reported": the last clause says who says all of it.
fn tag_behind(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let Some(h) = s.head(v).filter(|&h| h < v && s.rel(v) == Rel::Ccomp && s.upos(h) == Upos::Verb) else { return };
    let start = s.subtree(v).start;
    let is_second = s.children(h).any(|c| c > h && c < v && s.rel(c) == Rel::Ccomp && s.subtree(c).end <= start);
    let is_bare = s
        .children(v)
        .all(|c| matches!(s.rel(c), Rel::Nsubj | Rel::Punct | Rel::Aux | Rel::Advmod | Rel::Obl | Rel::OblUnmarked | Rel::Advcl));
    if is_second && is_bare && s.child(v, &[Rel::Nsubj]).is_some() && is_behind_comma(s, start) {
        out.push((v, h, Rel::Parataxis));
    }
}

/// "said the chairman promised that …", "said managers ordered staff to sign": who stands before a verb without a subject is its subject.
fn own_subject(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    if HEARD.contains(&s.lemma(v)) {
        return;
    }
    // "the clerk claimed Berg decided": a second subject, behind the verb
    let second = s.children(v).any(|c| c < v && s.rel(c) == Rel::Nsubj);
    let may_act = |o: usize| matches!(s.rel(o), Rel::Obj | Rel::Iobj) || s.rel(o) == Rel::Nsubj && second;
    for o in s.children(v).filter(|&o| o > v && may_act(o) && is_nominal(s, o)) {
        let is_finite = |c: usize| matches!(s.xpos(c), Xpos::VBD | Xpos::VBZ | Xpos::VBP) || s.child(c, &[Rel::Aux, Rel::Cop]).is_some();
        // "ordered staff": what has an object is no passive participle
        let acts = |c: usize| is_finite(c) || s.child(c, &[Rel::Obj]).is_some() && s.xpos(c) == Xpos::VBN;
        let lacks = |c: usize| s.child(c, &[Rel::Nsubj, Rel::NsubjPass, Rel::Expl, Rel::Csubj, Rel::Mark]).is_none() && acts(c);
        let clause = s.children(v).find(|&c| c > o && s.rel(c) == Rel::Ccomp && s.subtree(c).start == s.subtree(o).end && lacks(c));
        let hung = s.children(o).find(|&c| c == o + 1 && s.rel(c) == Rel::Acl && lacks(c) && s.lemma(v) == "say");
        if let Some(c) = hung {
            out.push((c, v, Rel::Ccomp));
        }
        if let Some(c) = clause.or(hung) {
            out.push((o, c, if s.child(c, &[Rel::AuxPass]).is_some() { Rel::NsubjPass } else { Rel::Nsubj }));
            return;
        }
    }
}

/// "'The owners,' said Abel Crick, 'knew it all'": of two subjects the one right behind "said" says it.
fn split_quote(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let Some(c) = s.child(v, &[Rel::Ccomp]).filter(|&c| c > v && s.child(v, &[Rel::Nsubj]).is_none()) else { return };
    let mut subjects = s.children(c).filter(|&n| s.rel(n) == Rel::Nsubj);
    if let (Some(first), Some(second)) = (subjects.next(), subjects.next())
        && first < v
        && s.subtree(second).start == v + 1
    {
        out.push((second, v, Rel::Nsubj));
    }
}

/// "Dannick said the crane was broken, according to a memo": the memo has it that he said so.
fn according_to(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let end = s.sentence(s.sentence_of(v)).end;
    for c in s.children(v).filter(|&c| c > v && s.rel(c) == Rel::Ccomp) {
        let is_last = |o: usize| (s.subtree(o).end..end).all(|i| s.upos(i) == Upos::Punct);
        let says = |o: usize| s.children(o).any(|a| s.lower(a) == "according") && is_behind_comma(s, s.subtree(o).start);
        if let Some(o) = s.children(c).find(|&o| o > c && s.rel(o) == Rel::Obl && says(o) && is_last(o)) {
            out.push((o, v, Rel::Obl));
        }
    }
}

/// "A spokesman rejected claims that the board was split": "claims" is what he rejected, and no verb.
fn denied_noun(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let noun = v + 1;
    let is_split = s.xpos(v) == Xpos::VBD && s.head(v) == Some(noun) && matches!(s.rel(v), Rel::Amod | Rel::Compound);
    if !is_split || !DENIED.contains(&s.lemma(v)) || !CLAIMS.contains(&s.lemma(noun)) || s.rel(noun) != Rel::Root {
        return;
    }
    out.push((v, v, Rel::Root));
    out.push((noun, v, Rel::Obj));
    for c in s.children(noun).filter(|&c| c != v) {
        match s.rel(c) {
            Rel::Nsubj | Rel::Punct | Rel::Advmod | Rel::Obl | Rel::OblUnmarked => out.push((c, v, s.rel(c))),
            Rel::Ccomp => out.push((c, noun, Rel::Acl)),
            _ => {}
        }
    }
}

/// "near Tell Abar": what bears a name is no clause.
fn name_is_no_clause(s: &Syntax<'_>, n: usize, out: &mut Vec<Change>) {
    let Some(mark) = s.child(n, &[Rel::Mark]).filter(|&m| s.rel(n) == Rel::Advcl && m + 1 == n && s.xpos(m) == Xpos::IN) else { return };
    if s.children(n).all(|c| matches!(s.rel(c), Rel::Mark | Rel::Obj | Rel::Flat | Rel::Punct) && s.upos(c) != Upos::Verb) {
        out.extend(s.head(n).map(|h| (n, h, Rel::Obl)));
        out.push((mark, n, Rel::Case));
        out.extend(s.children(n).filter(|&c| c == n + 1 && s.upos(c) == Upos::Propn).map(|c| (c, n, Rel::Flat)));
    }
}

/// "the singer and writer Ann Lee": one person is both.
fn name_of_both(s: &Syntax<'_>, n: usize, out: &mut Vec<Change>) {
    let Some(first) = s.head(n).filter(|&h| h < n && s.rel(n) == Rel::Appos && s.upos(h) == Upos::Noun) else { return };
    let is_last = |c: usize| c > first && c + 1 == s.subtree(n).start && s.rel(c) == Rel::Conj && s.upos(c) == Upos::Noun;
    let bare = |c: usize| s.child(c, &[Rel::Det, Rel::NmodPoss]).is_none();
    if let Some(last) = s.children(first).find(|&c| is_last(c) && bare(c)) {
        out.extend([(n, first, Rel::Conj), (last, n, Rel::NmodDesc)]);
        out.extend(s.child(last, &[Rel::Cc]).map(|cc| (cc, n, Rel::Cc)));
    }
}

/// "the mission, which the mayor said might take place in May": the mission might.
fn which_does(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let over = s.head(v).filter(|&h| h < v && s.rel(v) == Rel::Ccomp && s.rel(h) == Rel::AclRelcl);
    let Some(over) = over.filter(|_| is_finite(s, v) && !has_subject(s, v) && s.child(v, &[Rel::Mark]).is_none()) else { return };
    let is_which = |&c: &usize| c < over && matches!(s.lower(c), "which" | "that" | "who") && matches!(s.rel(c), Rel::Obj | Rel::Nsubj);
    let which = s.children(v).chain(s.children(over)).find(is_which);
    let own = s.children(over).any(|c| c < over && matches!(s.rel(c), Rel::Nsubj) && Some(c) != which);
    out.extend(which.filter(|_| own).map(|w| subject_of(s, v, w)));
}

/// "if the bank pays, the head of the agency, Ann Lee, told builders": who is named between commas is who speaks, and no bank.
fn who_by_role_speaks(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let subject = s.child(v, &[Rel::Nsubj]).filter(|&n| n < v && s.upos(n) == Upos::Propn);
    let between = |n: usize| is_comma(s, s.subtree(n).end) && s.subtree(n).end + 1 == first_word_of(s, v);
    let Some(name) = subject.filter(|&n| between(n)) else { return };
    let Some(comma) = s.subtree(name).start.checked_sub(usize::from(s.word(s.subtree(name).start) != ",")) else { return };
    let is_role = |n: usize| {
        let outside = s.rel(n) == Rel::Appos && s.upos(n) == Upos::Noun && s.child(n, &[Rel::Det, Rel::NmodPoss]).is_some();
        outside && s.lower(s.subtree(n).end - 1) != "," && is_behind_comma(s, s.subtree(n).start)
    };
    if is_comma(s, comma) {
        let role = widest_before(s, comma, is_role);
        out.extend(role.into_iter().flat_map(|role| [(role, v, Rel::Nsubj), (name, role, Rel::Appos)]));
    }
}

/// "'It is enough,' she said in a message", "… told a crowd on Tuesday after she spoke": what stands behind the verb of speech belongs to
/// it, however deep in what is said the tree hangs it.
fn what_follows_speech(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let above = s.head(v).filter(|&h| h < v && s.rel(v) == Rel::Parataxis);
    let Some(said) = s.child(v, &[Rel::Ccomp]).filter(|&c| c < v).or(above) else { return };
    let before = |h: usize| h < v && std::iter::once(h).chain(s.ancestors(h).take(DEEP)).any(|a| a == said);
    let behind = |c: usize| matches!(s.rel(c), Rel::Obl | Rel::OblUnmarked | Rel::Advcl) && s.head(c).is_some_and(before);
    let quoted = |c: usize| (v..s.subtree(c).start).any(|i| is_comma_or_mark(s.word(i)));
    let near = v + 1..s.len().min(v + 1 + MOST);
    out.extend(near.filter(|&c| behind(c) && s.subtree(c).start > v && !quoted(c)).map(|c| (c, v, s.rel(c))));
}

/// "Rain weakened the wall, the Gazette reported, citing a draft": the Gazette cites it, and not the rain.
fn cited_by_tag(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let end = s.subtree(v).end;
    let cites = |&c: &usize| matches!(s.lower(c), "citing" | "quoting") && s.rel(c) == Rel::Advcl && s.head(c).is_some_and(|h| h < v);
    let is_tag = matches!(s.rel(v), Rel::Parataxis | Rel::Ccomp) && s.child(v, &[Rel::Nsubj]).is_some();
    out.extend((end..s.len().min(end + 2)).find(cites).filter(|_| is_tag).map(|c| (c, v, Rel::Advcl)));
}

/// "told listeners of Coast FM she would stay": of two subjects the one right behind the verb hears it.
fn hearer_before_clause(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    if !HEARD.contains(&s.lemma(v)) {
        return;
    }
    let Some(c) = s.child(v, &[Rel::Ccomp]).filter(|&c| c > v) else { return };
    let mut subjects = s.children(c).filter(|&n| n < c && matches!(s.rel(n), Rel::Nsubj | Rel::NsubjPass));
    if let (Some(first), Some(_)) = (subjects.next(), subjects.next())
        && s.subtree(first).start == v + 1
        && is_nominal(s, first)
    {
        out.push((first, v, Rel::Iobj));
    }
}

/// "has won eight contests, including the caucuses on Saturday": the day of the caucuses.
fn day_of_included(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    for day in s.children(v).filter(|&c| c > v && matches!(s.rel(c), Rel::Obl | Rel::OblUnmarked)) {
        let noun = s.subtree(day).start.checked_sub(1).filter(|&n| n > v && is_nominal(s, n) && s.subtree(n).end == n + 1);
        let included = |&n: &usize| s.child(n, &[Rel::Case]).is_some_and(|c| s.lower(c) == "including");
        out.extend(noun.filter(included).map(|n| (day, n, Rel::Nmod)));
    }
}

/// "the Morning Ledger said": two capitals side by side are one subject.
fn two_part_subject(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let subject = |n: usize| s.upos(n) == Upos::Propn && s.head(n) == Some(v) && matches!(s.rel(n), Rel::Nsubj | Rel::NsubjPass);
    out.extend((1..v).rev().take(MOST).filter(|&n| subject(n) && subject(n - 1)).map(|n| (n - 1, n, Rel::Compound)));
}

/// "Spanish sports daily El Balonista reported": a daily is what it is, and not how often it reports.
fn daily_before(s: &Syntax<'_>, name: usize, out: &mut Vec<Change>) {
    let Some(daily) = name.checked_sub(1).filter(|&d| s.word(d) == "daily") else { return };
    if !matches!(s.rel(daily), Rel::Advmod | Rel::Amod) || s.head(daily) != s.head(name) {
        return;
    }
    out.push((daily, name, Rel::NmodDesc));
    let before =
        s.children(name).chain(s.children(daily)).filter(|&c| c < daily && matches!(s.rel(c), Rel::NmodDesc | Rel::Compound | Rel::Amod));
    out.extend(before.map(|c| (c, daily, if s.upos(c) == Upos::Adj { Rel::Amod } else { Rel::Compound })));
}

/// "According to the Courier, Ann Lee, the mayor, has denied it": the mayor is who is named last, and no paper.
fn role_of_nearest(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let Some(n) = s.child(v, &[Rel::Nsubj, Rel::NsubjPass]).filter(|&n| n < v && s.upos(n) == Upos::Propn) else { return };
    let Some(obl) = s.children(v).find(|&o| o < n && s.rel(o) == Rel::Obl) else { return };
    let behind = |&c: &usize| c > n && c < v && s.rel(c) == Rel::Appos && s.upos(c) == Upos::Noun && is_behind_comma(s, s.subtree(c).start);
    out.extend(s.children(obl).find(behind).map(|c| (c, n, Rel::Appos)));
}

/// "The office confirmed that he had met her but said he was misunderstood": whoever confirmed it says so.
fn but_said(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let joined = s.xpos(v) == Xpos::VBD
        && s.rel(v) == Rel::Conj
        && !has_subject(s, v)
        && s.child(v, &[Rel::Cc]).is_some_and(|c| s.lower(c) == "but");
    let Some(told) = s.head(v).filter(|&h| joined && s.rel(h) == Rel::Ccomp) else { return };
    let before = s.children(told).any(|c| matches!(s.rel(c), Rel::Aux) && matches!(s.lower(c), "had" | "would"));
    let over = s.head(told).filter(|&u| before && u < told && s.xpos(u) == Xpos::VBD && s.upos(u) == Upos::Verb);
    out.extend(over.map(|u| (v, u, Rel::Conj)));
}

/// "an employee of the store, quoted by the Courier": the employee is quoted.
fn quoted_by(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let is_quoted = matches!(s.lower(v), "quoted" | "cited") && s.rel(v) == Rel::Acl && s.children(v).any(|c| s.rel(c) == Rel::OblAgent);
    let Some(noun) = s.head(v).filter(|&n| is_quoted && n < v && s.rel(n) == Rel::Nmod && is_behind_comma(s, s.subtree(v).start)) else {
        return;
    };
    let top = std::iter::successors(Some(noun), |&n| s.head(n).filter(|&h| s.rel(n) == Rel::Nmod && h < n)).take(MOST).last();
    out.extend(top.map(|n| (v, n, Rel::Acl)));
}

/// "if parliament in Sofia votes": the town is where parliament is, and no part of the verb.
fn noun_in_place(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let town = v.checked_sub(1).filter(|&n| s.head(n) == Some(v) && s.rel(n) == Rel::Compound && s.upos(n) == Upos::Propn);
    let Some((town, case)) = town.and_then(|n| Some((n, s.child(n, &[Rel::Case])?))) else { return };
    let before = case.checked_sub(1).filter(|&p| s.subtree(town).start == case && is_nominal(s, p) && s.head(p) == Some(v));
    out.extend(before.map(|p| (town, p, Rel::Nmod)));
}

/// "to please in one week": "in" belongs to the week.
fn stray_preposition(s: &Syntax<'_>, v: usize, out: &mut Vec<Change>) {
    let stray = |&c: &usize| c > v && s.xpos(c) == Xpos::IN && s.rel(c) == Rel::Advmod && s.upos(c) == Upos::Adp;
    let Some(case) = s.children(v).find(stray) else { return };
    let noun = s.children(v).find(|&o| s.rel(o) == Rel::Obl && s.subtree(o).start == case + 1 && s.child(o, &[Rel::Case]).is_none());
    out.extend(noun.map(|o| (case, o, Rel::Case)));
}

/// Whether a phrase that starts here stands behind a comma, its own or the one before it.
pub(crate) fn is_behind_comma(s: &Syntax<'_>, start: usize) -> bool {
    is_comma(s, start) || start > 0 && is_comma(s, start - 1)
}

/// Whether there is a comma at `i`, which may be the end of the text.
fn is_comma(s: &Syntax<'_>, i: usize) -> bool {
    i < s.len() && s.word(i) == ","
}

fn is_comma_or_mark(word: &str) -> bool {
    matches!(word, "," | "”" | "\"" | "''" | "’" | "'" | "»" | "“" | "«")
}

/// A noun, a name or a pronoun that is no predicate.
fn is_nominal(s: &Syntax<'_>, i: usize) -> bool {
    matches!(s.upos(i), Upos::Noun | Upos::Propn | Upos::Pron) && s.child(i, &[Rel::Cop, Rel::Nsubj, Rel::Aux]).is_none()
}

#[cfg(test)]
mod tests {
    use crate::parse::Rel;

    #[test]
    fn the_subject_is_found() {
        let reader = crate::Reader::english().unwrap();
        for (text, verb, subject) in [
            ("The strike began after the Lutha council proposed a levy.", "proposed", "council"),
            ("Bo Cho resigned as governor of the island of Lutha and Ann Lenk was sworn in on Monday.", "sworn", "ann"),
            ("Ann Lenk, a former judge of the high court, resigned on Monday.", "resigned", "ann"),
        ] {
            let s = reader.syntax(text);
            let v = (0..s.len()).find(|&i| s.lower(i) == verb).unwrap();
            let subjects: Vec<&str> =
                s.children(v).filter(|&c| matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass)).map(|c| s.lower(c)).collect();
            assert_eq!(subjects, [subject], "{text}");
        }
    }

    #[test]
    fn words_hang_on_their_verbs() {
        let reader = crate::Reader::english().unwrap();
        for (text, word, head) in [
            ("Norvik is considering a bid, the Gazette reported on Monday, citing a draft.", "citing", "reported"),
            ("The judge ordered the firm to pay the miners.", "pay", "ordered"),
            ("The firm picked a crew for the mission, which the mayor said might take place in May.", "which", "take"),
            ("A former employee of the cold store, quoted by the Courier, said that managers lied.", "quoted", "employee"),
            ("Brandt has won eight races, including the caucuses on Saturday.", "saturday", "caucuses"),
            ("“We will come back,” Brandt told a crowd here on Tuesday.", "tuesday", "told"),
        ] {
            let s = reader.syntax(text);
            let at = (0..s.len()).find(|&i| s.lower(i) == word).unwrap();
            assert_eq!(s.head(at).map(|h| s.lower(h)), Some(head), "{text}");
        }
    }
}
