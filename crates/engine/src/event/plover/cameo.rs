//! CAMEO root codes beside PLOVER types.
//!
//! Source: the event categories of the CAMEO codebook 1.1b3 (Schrodt 2012), and the correspondences of the PLOVER manual 0.8
//! (2021), which merged roots: ACCUSE is 09 and 11, ASSAULT is 18 to 20. A mode tells them apart where it can.
//! Root 01, a public statement, has no PLOVER type; root 02, an appeal, is REQUEST, which we give as 10.

/// PLOVER type, mode (`None` for all others), CAMEO root code.
const ROOTS: [(&str, Option<&str>, &str); 33] = [
    ("AGREE", None, "03"),
    ("CONSULT", None, "04"),
    ("SUPPORT", None, "05"),
    ("COOPERATE", None, "06"),
    ("AID", None, "07"),
    ("CONCEDE", None, "08"),
    ("RETREAT", None, "08"),
    ("ACCUSE", Some("investigate"), "09"),
    ("REQUEST", None, "10"),
    ("ACCUSE", None, "11"),
    ("REJECT", None, "12"),
    ("THREATEN", None, "13"),
    ("PROTEST", None, "14"),
    ("MOBILIZE", None, "15"),
    ("SANCTION", Some("convict"), "17"),
    ("SANCTION", None, "16"),
    ("COERCE", None, "17"),
    ("ASSAULT", Some("crowd-control"), "17"),
    ("ASSAULT", Some("abduct"), "18"),
    ("ASSAULT", Some("beat"), "18"),
    ("ASSAULT", Some("torture"), "18"),
    ("ASSAULT", Some("sexual"), "18"),
    ("ASSAULT", Some("targeted"), "18"),
    ("ASSAULT", Some("primitive"), "18"),
    ("ASSAULT", Some("explosives"), "18"),
    ("ASSAULT", Some("suicide-attack"), "18"),
    ("ASSAULT", Some("destroy"), "18"),
    ("ASSAULT", Some("firearms"), "19"),
    ("ASSAULT", Some("aerial"), "19"),
    ("ASSAULT", Some("drone"), "19"),
    ("ASSAULT", Some("heavy-weapons"), "19"),
    ("ASSAULT", Some("unconventional"), "20"),
    ("ASSAULT", None, "19"),
];

/// The CAMEO root code, "03" to "20", of a PLOVER type and mode.
pub(in crate::event) fn root(kind: &str, mode: Option<&str>) -> Option<&'static str> {
    let of = |wanted: Option<&str>| ROOTS.iter().find(|(k, m, _)| *k == kind && *m == wanted).map(|r| r.2);
    mode.and_then(|_| of(mode)).or_else(|| of(None))
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn every_type_has_a_root() {
        let types = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"];
        let hard = ["ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"];
        assert!(types.iter().chain(&hard).all(|t| root(t, None).is_some()));
        assert_eq!(root("ACCUSE", Some("investigate")), Some("09"));
        assert_eq!(root("ACCUSE", Some("allege")), Some("11"));
        assert_eq!(root("CONSULT", Some("visit")), Some("04"));
    }
}
