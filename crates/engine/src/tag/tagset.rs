//! The closed sets of tags: UPOS of Universal Dependencies v2 and the Penn Treebank's XPOS as EWT and GUM use it.

/// Universal part of speech (<https://universaldependencies.org/u/pos/>).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Upos {
    /// All, in the order of their numbers.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Adj, "ADJ"),
        (Self::Adp, "ADP"),
        (Self::Adv, "ADV"),
        (Self::Aux, "AUX"),
        (Self::Cconj, "CCONJ"),
        (Self::Det, "DET"),
        (Self::Intj, "INTJ"),
        (Self::Noun, "NOUN"),
        (Self::Num, "NUM"),
        (Self::Part, "PART"),
        (Self::Pron, "PRON"),
        (Self::Propn, "PROPN"),
        (Self::Punct, "PUNCT"),
        (Self::Sconj, "SCONJ"),
        (Self::Sym, "SYM"),
        (Self::Verb, "VERB"),
        (Self::X, "X"),
    ];

    /// The label as the treebanks write it.
    pub fn label(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The value with this label.
    pub fn parse(label: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, l)| *l == label).map(|&(v, _)| v)
    }
}

/// Penn Treebank tag. `XX` stands for a token without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Xpos {
    NN,
    NNS,
    NNP,
    NNPS,
    IN,
    DT,
    PDT,
    PRP,
    PrpS,
    JJ,
    JJR,
    JJS,
    RB,
    RBR,
    RBS,
    RP,
    VB,
    VBP,
    VBZ,
    VBD,
    VBN,
    VBG,
    MD,
    CC,
    CD,
    TO,
    EX,
    WDT,
    WP,
    WpS,
    WRB,
    POS,
    UH,
    FW,
    ADD,
    GW,
    AFX,
    LS,
    SYM,
    NFP,
    HYPH,
    Dollar,
    Period,
    Comma,
    Colon,
    OpenQuote,
    CloseQuote,
    LRB,
    RRB,
    XX,
}

impl Xpos {
    /// All, in the order of their numbers.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::NN, "NN"),
        (Self::NNS, "NNS"),
        (Self::NNP, "NNP"),
        (Self::NNPS, "NNPS"),
        (Self::IN, "IN"),
        (Self::DT, "DT"),
        (Self::PDT, "PDT"),
        (Self::PRP, "PRP"),
        (Self::PrpS, "PRP$"),
        (Self::JJ, "JJ"),
        (Self::JJR, "JJR"),
        (Self::JJS, "JJS"),
        (Self::RB, "RB"),
        (Self::RBR, "RBR"),
        (Self::RBS, "RBS"),
        (Self::RP, "RP"),
        (Self::VB, "VB"),
        (Self::VBP, "VBP"),
        (Self::VBZ, "VBZ"),
        (Self::VBD, "VBD"),
        (Self::VBN, "VBN"),
        (Self::VBG, "VBG"),
        (Self::MD, "MD"),
        (Self::CC, "CC"),
        (Self::CD, "CD"),
        (Self::TO, "TO"),
        (Self::EX, "EX"),
        (Self::WDT, "WDT"),
        (Self::WP, "WP"),
        (Self::WpS, "WP$"),
        (Self::WRB, "WRB"),
        (Self::POS, "POS"),
        (Self::UH, "UH"),
        (Self::FW, "FW"),
        (Self::ADD, "ADD"),
        (Self::GW, "GW"),
        (Self::AFX, "AFX"),
        (Self::LS, "LS"),
        (Self::SYM, "SYM"),
        (Self::NFP, "NFP"),
        (Self::HYPH, "HYPH"),
        (Self::Dollar, "$"),
        (Self::Period, "."),
        (Self::Comma, ","),
        (Self::Colon, ":"),
        (Self::OpenQuote, "``"),
        (Self::CloseQuote, "''"),
        (Self::LRB, "-LRB-"),
        (Self::RRB, "-RRB-"),
        (Self::XX, "XX"),
    ];

    /// The label as the treebanks write it.
    pub fn label(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The value with this label.
    pub fn parse(label: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, l)| *l == label).map(|&(v, _)| v)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_labels_agree() {
        for (i, &(tag, label)) in Upos::ALL.iter().enumerate() {
            assert_eq!((tag as usize, Upos::parse(label)), (i, Some(tag)));
        }
        for (i, &(tag, label)) in Xpos::ALL.iter().enumerate() {
            assert_eq!((tag as usize, Xpos::parse(label)), (i, Some(tag)));
        }
    }
}
