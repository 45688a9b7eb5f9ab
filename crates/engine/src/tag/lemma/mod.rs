//! The dictionary form of a word, from its tag: irregular forms by list, the rest by the spelling rules of English.
//!
//! The lemma is that of UD English: `me` → `I`, `these` → `this`, `an` → `a`, `'s` (possessive) → `'s`, `'s` (verb) → `be`.

mod closed;
mod degree;
mod list;
mod noun;
mod stem;
mod verb;

use super::{Upos, Xpos};
use crate::token::Tokens;

/// Appends the lemma of token `i` to `out`. Allocates nothing of its own.
pub(super) fn push(tokens: &Tokens<'_>, i: usize, upos: Upos, xpos: Xpos, out: &mut String) {
    let (word, lower) = (tokens.word(i), tokens.lower(i));
    if let Some(lemma) = closed::lemma(tokens, i, upos, xpos) {
        return out.push_str(lemma);
    }
    match xpos {
        Xpos::VBZ | Xpos::VBD | Xpos::VBN | Xpos::VBG | Xpos::VBP | Xpos::VB => verb::push(lower, xpos, out),
        Xpos::NNS => noun::push(word, lower, out),
        Xpos::NNPS => noun::push_name(word, lower, out),
        Xpos::JJR | Xpos::JJS | Xpos::RBR | Xpos::RBS => degree::push(lower, xpos, out),
        Xpos::CD if word.ends_with(['I', 'V', 'X']) => out.push_str(word),
        Xpos::CD => out.extend(lower.chars().filter(|&c| c != ',')),
        Xpos::NNP if shouted(word) => push_title(lower, out),
        Xpos::NN | Xpos::JJ => push_common(word, lower, out),
        Xpos::NNP | Xpos::ADD | Xpos::SYM | Xpos::Dollar | Xpos::NFP | Xpos::FW | Xpos::LS => out.push_str(word),
        _ => out.push_str(lower),
    }
}

/// Whether an irregular form is no base: "sank", not "put".
pub(crate) fn is_past_only(lower: &str) -> bool {
    list::LISTS.verbs.get(lower).is_some_and(|&base| base != lower && !matches!(base, "be" | "have" | "do"))
        && !list::LISTS.bases.contains(lower)
}

/// Whether the past is the base again.
pub(crate) fn is_past_too(lower: &str) -> bool {
    const SAME: [&str; 19] = [
        "put",
        "set",
        "cut",
        "hit",
        "shut",
        "let",
        "hurt",
        "split",
        "spread",
        "quit",
        "cast",
        "burst",
        "bid",
        "shed",
        "thrust",
        "read",
        "beat",
        "broadcast",
        "upset",
    ];
    SAME.contains(&lower)
}

/// Lower case, unless the word is one of those that keep their capitals, is a symbol (`A`, `CO2`), or has one inside (`pro-Beijing`).
fn push_common(word: &str, lower: &str, out: &mut String) {
    let keeps = match word.starts_with(char::is_uppercase) {
        true => word.len() == 1 || word.bytes().any(|b| b.is_ascii_digit()) || list::LISTS.capitals.contains(word),
        false => word.starts_with(char::is_lowercase),
    };
    out.push_str(if keeps { word } else { lower });
}

/// A long name all in capitals, as datelines and headings write them. Short ones are mostly abbreviations.
fn shouted(word: &str) -> bool {
    word.len() > 5 && word.bytes().all(|b| b.is_ascii_uppercase()) && !list::LISTS.capitals.contains(word)
}

fn push_title(lower: &str, out: &mut String) {
    out.extend(lower.chars().take(1).map(|c| c.to_ascii_uppercase()));
    out.push_str(&lower[1..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::Tags;
    use crate::text::Span;

    /// Words, one a space, each `form/XPOS=lemma`.
    fn check(line: &str) {
        for item in line.split_whitespace() {
            let (form, rest) = item.split_once('/').expect("form/XPOS=lemma");
            let (xpos, lemma) = rest.split_once('=').expect("form/XPOS=lemma");
            let xpos = Xpos::parse(xpos).expect("a tag");
            let upos = if matches!(xpos, Xpos::NNP | Xpos::NNPS) { Upos::Propn } else { Upos::X };
            let tokens = Tokens::from_spans(form, &[Span::new(0, form.len())], vec![0..1]);
            assert_eq!(Tags::from_list(&tokens, &[(upos, xpos)]).lemma(0), lemma, "{item}");
        }
    }

    #[test]
    fn verbs_lose_their_endings() {
        check("stopped/VBD=stop hoping/VBG=hope hopping/VBG=hop agreed/VBN=agree needed/VBD=need tried/VBD=try dies/VBZ=die");
        check("controlled/VBN=control filled/VBD=fill created/VBN=create repeated/VBD=repeat visiting/VBG=visit citing/VBG=cite");
        check("goes/VBZ=go has/VBZ=have watches/VBZ=watch focuses/VBZ=focus causes/VBZ=cause panicked/VBD=panic added/VBD=add");
        check("argued/VBD=argue seeing/VBG=see lying/VBG=lie acquired/VBN=acquire aired/VBD=air ensuring/VBG=ensure");
        check("called/VBN=call missed/VBD=miss used/VBD=use hanging/VBG=hang changing/VBG=change postponed/VBN=postpone");
    }

    #[test]
    fn irregular_verbs_are_listed() {
        check("went/VBD=go met/VBD=meet was/VBD=be been/VBN=be said/VBD=say withdrew/VBD=withdraw put/VBN=put shed/VBD=shed");
        check("'re/VBP=be 've/VBP=have wo/MD=will ca/MD=can 'll/MD=will 'd/MD=would n't/RB=not");
    }

    #[test]
    fn nouns_lose_their_plural() {
        check("talks/NNS=talk parties/NNS=party leaders/NNS=leader churches/NNS=church women/NNS=woman policemen/NNS=policeman");
        check("crises/NNS=crisis heroes/NNS=hero viruses/NNS=virus houses/NNS=house lives/NNS=life troops/NNS=troops 1990s/NNS=1990s");
        check("grandchildren/NNS=grandchild movies/NNS=movie boxes/NNS=box Russians/NNPS=Russian Philippines/NNPS=Philippines");
    }

    #[test]
    fn degrees_go_back_to_the_positive() {
        check("bigger/JJR=big larger/JJR=large happiest/JJS=happy best/JJS=good better/RBR=well later/RBR=late smaller/JJR=small");
        check("more/JJR=more longer/RBR=long wider/JJR=wide greatest/JJS=great simpler/JJR=simple");
    }

    #[test]
    fn small_words_and_names_have_their_own_way() {
        check("me/PRP=I them/PRP=they these/DT=this an/DT=a Paris/NNP=Paris The/DT=the French/JJ=French Great/JJ=great 1,500/CD=1500");
    }
}
