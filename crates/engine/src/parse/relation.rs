//! The closed set of dependency relations, as EWT 2.16 and GUM use them.

/// Universal dependency relation (<https://universaldependencies.org/en/dep/>), subtypes included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Rel {
    Root,
    Punct,
    Case,
    Nsubj,
    NsubjPass,
    NsubjOuter,
    Csubj,
    CsubjPass,
    CsubjOuter,
    Det,
    DetPredet,
    Advmod,
    Obj,
    Iobj,
    Amod,
    Obl,
    OblUnmarked,
    OblAgent,
    Conj,
    Cc,
    CcPreconj,
    Compound,
    CompoundPrt,
    Mark,
    Nmod,
    NmodPoss,
    NmodUnmarked,
    NmodDesc,
    Aux,
    AuxPass,
    Cop,
    Advcl,
    AdvclRelcl,
    Xcomp,
    Ccomp,
    Acl,
    AclRelcl,
    Flat,
    Parataxis,
    Nummod,
    Appos,
    Discourse,
    List,
    Expl,
    Fixed,
    Vocative,
    Goeswith,
    Reparandum,
    Orphan,
    Dislocated,
    Dep,
}

impl Rel {
    /// All, in the order of their numbers.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Root, "root"),
        (Self::Punct, "punct"),
        (Self::Case, "case"),
        (Self::Nsubj, "nsubj"),
        (Self::NsubjPass, "nsubj:pass"),
        (Self::NsubjOuter, "nsubj:outer"),
        (Self::Csubj, "csubj"),
        (Self::CsubjPass, "csubj:pass"),
        (Self::CsubjOuter, "csubj:outer"),
        (Self::Det, "det"),
        (Self::DetPredet, "det:predet"),
        (Self::Advmod, "advmod"),
        (Self::Obj, "obj"),
        (Self::Iobj, "iobj"),
        (Self::Amod, "amod"),
        (Self::Obl, "obl"),
        (Self::OblUnmarked, "obl:unmarked"),
        (Self::OblAgent, "obl:agent"),
        (Self::Conj, "conj"),
        (Self::Cc, "cc"),
        (Self::CcPreconj, "cc:preconj"),
        (Self::Compound, "compound"),
        (Self::CompoundPrt, "compound:prt"),
        (Self::Mark, "mark"),
        (Self::Nmod, "nmod"),
        (Self::NmodPoss, "nmod:poss"),
        (Self::NmodUnmarked, "nmod:unmarked"),
        (Self::NmodDesc, "nmod:desc"),
        (Self::Aux, "aux"),
        (Self::AuxPass, "aux:pass"),
        (Self::Cop, "cop"),
        (Self::Advcl, "advcl"),
        (Self::AdvclRelcl, "advcl:relcl"),
        (Self::Xcomp, "xcomp"),
        (Self::Ccomp, "ccomp"),
        (Self::Acl, "acl"),
        (Self::AclRelcl, "acl:relcl"),
        (Self::Flat, "flat"),
        (Self::Parataxis, "parataxis"),
        (Self::Nummod, "nummod"),
        (Self::Appos, "appos"),
        (Self::Discourse, "discourse"),
        (Self::List, "list"),
        (Self::Expl, "expl"),
        (Self::Fixed, "fixed"),
        (Self::Vocative, "vocative"),
        (Self::Goeswith, "goeswith"),
        (Self::Reparandum, "reparandum"),
        (Self::Orphan, "orphan"),
        (Self::Dislocated, "dislocated"),
        (Self::Dep, "dep"),
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
        for (i, &(rel, label)) in Rel::ALL.iter().enumerate() {
            assert_eq!((rel as usize, Rel::parse(label)), (i, Some(rel)));
        }
    }
}
