//! Claims over small trees given by hand.

use super::*;
use crate::tag::{Tags, Xpos};
use crate::text::Span;
use crate::token::Tokens;

/// Words split at blanks, sentences at full stops, every word hung on the first of its sentence: enough for what looks at marks alone.
pub(super) fn syntax(text: &str) -> Syntax<'_> {
    let start = |w: &str| w.as_ptr() as usize - text.as_ptr() as usize;
    let mut spans = Vec::new();
    for w in text.split_whitespace() {
        let marks: Vec<_> = w.match_indices('"').map(|(i, _)| i).collect();
        let mut from = 0;
        for m in marks {
            if m > from {
                spans.push(Span::new(start(w) + from, start(w) + m));
            }
            spans.push(Span::new(start(w) + m, start(w) + m + 1));
            from = m + 1;
        }
        if from < w.len() {
            spans.push(Span::new(start(w) + from, start(w) + w.len()));
        }
    }
    let n = spans.len();
    let tokens = Tokens::from_spans(text, &spans, if n == 0 { vec![] } else { vec![0..n] });
    let tags = Tags::from_list(&tokens, &vec![(Upos::X, Xpos::XX); n]);
    Syntax::from_heads(tokens, tags, vec![0; n], vec![Rel::Dep; n])
}

#[test]
fn nothing_harms_it() {
    let rules = Rules::embedded().unwrap();
    for text in ["", "\"", "“ ” »", "according to", "according to \" x", &"\" ".repeat(5000), &"according to ".repeat(3000)] {
        let syntax = syntax(text);
        let names = Names { entity_at: vec![None; syntax.len()], ..Names::default() };
        find(&syntax, &names, &rules, &mut Trace::on());
    }
}
