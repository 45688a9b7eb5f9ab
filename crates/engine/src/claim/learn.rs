//! For `cargo xtask train-claims` alone: an annotated article as examples for the two models.

use super::pieces::Pieces;
use super::{Rules, Scene, argument, feature, tail};
use crate::name::Names;
use crate::parse::Syntax;
use crate::text::Span;

/// One annotated attribution, in bytes.
#[derive(Debug, Clone, Default)]
pub struct Annotation {
    /// Who.
    pub source: Vec<Span>,
    /// By which words.
    pub cue: Vec<Span>,
    /// What.
    pub content: Vec<Span>,
}

/// Features of one decision and the right answer.
#[derive(Debug, Clone)]
pub struct Example<T> {
    /// Hashed features.
    pub features: Vec<u32>,
    /// What is right.
    pub right: T,
}

/// The examples of an article.
#[derive(Debug, Default)]
pub struct Lesson {
    /// Whether a token is the head of a cue; with the hash that the filter knows it by.
    pub cues: Vec<(u32, Example<bool>)>,
    /// Whether a part of a cue's clause is source, and whether it is content.
    pub roles: Vec<Example<[bool; 2]>>,
    /// Whether a tail of a content is to be cut off.
    pub tails: Vec<Example<bool>>,
    /// How many annotations there are, have a head, have a part that is their source, have parts that make up their content.
    pub reached: [usize; 4],
}

/// Makes the examples of one article.
pub fn lesson(syntax: &Syntax<'_>, names: &Names, rules: &Rules, gold: &[Annotation]) -> Lesson {
    let scene = Scene::new(syntax, names, rules);
    let mut owner: Vec<Option<usize>> = vec![None; syntax.len()];
    for (g, annotation) in gold.iter().enumerate() {
        if let Some(head) = cue_head(syntax, &tokens(syntax, &annotation.cue)) {
            owner[head] = Some(g);
        }
    }
    let mut lesson = Lesson { reached: [gold.len(), 0, 0, 0], ..Lesson::default() };
    for i in (0..syntax.len()).filter(|&i| super::is_candidate(syntax, i)) {
        let mut features = Vec::new();
        feature::cue(&scene, i, &mut features);
        lesson.cues.push((feature::filter(syntax, i), Example { features, right: owner[i].is_some() }));
        if let Some(g) = owner[i] {
            lesson.reached[1] += 1;
            let (source, content) = roles(&scene, i, &gold[g], &mut lesson);
            lesson.reached[2] += usize::from(source);
            lesson.reached[3] += usize::from(content);
        }
    }
    lesson
}

/// Adds the parts of one cue; whether one of them is its source, and whether those that are content make up half of it.
fn roles(scene: &Scene<'_, '_>, v: usize, gold: &Annotation, out: &mut Lesson) -> (bool, bool) {
    let slots = argument::slots(scene, v);
    let shared = feature::shared(scene, v, &slots);
    let (source, content) = (tokens(scene.syntax, &gold.source), tokens(scene.syntax, &gold.content));
    let (mut found, mut held) = (source.is_empty(), 0);
    for slot in &slots {
        let own = slot.tokens(scene, v);
        let mut features = Vec::new();
        feature::role(scene, v, slot, &shared, &mut features);
        let right = [mostly(&own, &source), mostly(&own, &content)];
        found |= right[0];
        held += if right[1] { common(&own, &content) } else { 0 };
        if right[1] {
            tails(scene, v, slot, &own, &content, &mut out.tails);
        }
        out.roles.push(Example { features, right });
    }
    (found, 2 * held >= content.len())
}

/// Adds the tails of a part that is content: right where most of the tail is none.
fn tails(scene: &Scene<'_, '_>, v: usize, slot: &argument::Slot, own: &Pieces, content: &[usize], out: &mut Vec<Example<bool>>) {
    if !matches!(slot, argument::Slot::Child(_)) {
        return;
    }
    for piece in own {
        for tail in tail::tails(scene, piece) {
            let mut features = Vec::new();
            tail::features(scene, v, slot, piece, &tail, &mut features);
            let right = !mostly(&vec![tail.start..piece.end], content);
            out.push(Example { features, right });
            if right {
                break;
            }
        }
    }
}

/// Whether more than half of `own` lies in `gold` (sorted token numbers).
fn mostly(own: &Pieces, gold: &[usize]) -> bool {
    2 * common(own, gold) > own.iter().map(|p| p.len()).sum()
}

fn common(own: &Pieces, gold: &[usize]) -> usize {
    own.iter().flat_map(|p| p.clone()).filter(|i| gold.binary_search(i).is_ok()).count()
}

fn tokens(syntax: &Syntax<'_>, spans: &[Span]) -> Vec<usize> {
    let list = &syntax.tokens.list;
    let mut out: Vec<usize> = spans
        .iter()
        .flat_map(|s| {
            let from = list.partition_point(|t| t.span.end <= s.start);
            (from..list.len()).take_while(|&i| list[i].span.start < s.end)
        })
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The highest candidate word of a cue.
fn cue_head(syntax: &Syntax<'_>, cue: &[usize]) -> Option<usize> {
    let depth = |i: usize| syntax.ancestors(i).count();
    cue.iter().copied().filter(|&i| super::is_candidate(syntax, i)).min_by_key(|&i| (depth(i), i))
}
