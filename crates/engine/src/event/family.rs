//! Words that can name one event: "summit", "talks" and "to meet" stand in one line of the list of kinds.

use crate::lexicon;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The first word of the line of `kinds.txt` that has this word, or `None` where no line has it.
pub fn family(lemma: &str, is_noun: bool) -> Option<&'static str> {
    let lists = &*FAMILIES;
    if is_noun { lists.nouns.get(lemma).or_else(|| lists.nouns.get(lemma.strip_suffix('s')?)) } else { lists.verbs.get(lemma) }.copied()
}

#[derive(Default)]
struct Families {
    nouns: HashMap<&'static str, &'static str>,
    verbs: HashMap<&'static str, &'static str>,
}

static FAMILIES: LazyLock<Families> = LazyLock::new(|| {
    let mut out = Families::default();
    for entry in lexicon::parse("event/kinds.txt", include_str!("../../../../data/en/event/kinds.txt")).unwrap_or_default() {
        let name = entry.forms[0].trim_start_matches("to ");
        for form in &entry.forms {
            match form.strip_prefix("to ") {
                Some(verb) => out.verbs.entry(verb).or_insert(name),
                None => out.nouns.entry(form).or_insert(name),
            };
        }
    }
    // what somebody is by an event names it too
    out.verbs.entry("dead").or_insert("death");
    out
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_line_are_one_family() {
        let check = |lemma, is_noun, expected| assert_eq!(family(lemma, is_noun), expected, "{lemma}");
        check("summit", true, Some("summit"));
        check("meet", false, Some("summit"));
        check("talks", true, Some("summit"));
        check("meet", true, None);
        check("dead", false, Some("death"));
        check("zigzag", false, None);
    }
}
