//! A reading made by hand, for the tests of this folder.

use dateline_engine::Reading;
use dateline_engine::reading::{ClaimOut, ConditionOut, ContentOut, CueOut, EntityOut, EventOut, HeadOut, PlaceOut, SourceOut, WhenOut};

/// The text that the sample speaks of.
pub(crate) const TEXT: &str = "They may meet if talks go on, a diplomat told the Courier. They sign in Oslo on March 24. They met in 2025.";

/// The reading of [`TEXT`].
pub(crate) fn reading() -> Reading {
    Reading {
        schema: 1,
        id: "a.txt".to_owned(),
        published: Some("2026-03-14".to_owned()),
        sentences: vec![[0, 58], [59, 89], [90, 107]],
        times: vec![],
        names: vec![],
        entities: vec![EntityOut {
            id: "n1".to_owned(),
            name: "The Baltic Courier".to_owned(),
            kind: "organisation",
            country: None,
            role: None,
            mentions: vec![],
        }],
        claims: vec![
            claim("c1", ("the Courier", Some("n1"), "outlet"), "reports", [0, 28], None),
            claim("c2", ("a diplomat", None, "unnamed"), "says", [0, 28], Some("c1")),
        ],
        events: vec![summit(), signing(), past("e3", [95, 98], Some("2025")), past("e4", [95, 98], None)],
        findings: vec![],
    }
}

fn claim(
    id: &str,
    source: (&str, Option<&str>, &'static str),
    stance: &'static str,
    content: [usize; 2],
    through: Option<&str>,
) -> ClaimOut {
    ClaimOut {
        id: id.to_owned(),
        source: Some(SourceOut { spans: vec![], text: source.0.to_owned(), entity: source.1.map(str::to_owned), kind: source.2 }),
        cue: CueOut { spans: vec![[41, 45]], lemma: "tell".to_owned(), stance },
        content: ContentOut { spans: vec![content], form: "indirect" },
        through: through.map(str::to_owned),
        hearer: None,
        denies: None,
        made_by: String::new(),
    }
}

fn summit() -> EventOut {
    EventOut {
        title: "summit between Lehto and Roy".to_owned(),
        status: Some("possible"),
        when: Some(when(None, None, true)),
        place: Some(PlaceOut { text: None, start: None, end: None, country: None, said_unknown: true }),
        claims: vec!["c2".to_owned()],
        conditions: vec![ConditionOut {
            kind: "if",
            start: 14,
            end: 28,
            text: "if talks go on".to_owned(),
            event: Some("e2".to_owned()),
            effect: Some("delays"),
        }],
        ..event("e1", [9, 13], "ahead")
    }
}

fn signing() -> EventOut {
    EventOut {
        title: "Lehto and Roy sign the treaty".to_owned(),
        status: Some("scheduled"),
        when: Some(when(Some("2026-03-24"), Some("2026-03-24"), false)),
        place: Some(PlaceOut { text: Some("Oslo".to_owned()), start: Some(72), end: Some(76), country: Some("NO"), said_unknown: false }),
        ..event("e2", [64, 68], "ahead")
    }
}

fn past(id: &str, head: [usize; 2], edtf: Option<&str>) -> EventOut {
    let when = edtf.map(|year| when(Some(year), Some(&format!("{year}-01-01")), false));
    EventOut { title: "Lehto and Roy met".to_owned(), when, ..event(id, head, "happened") }
}

fn when(edtf: Option<&str>, day: Option<&str>, said_unknown: bool) -> WhenOut {
    let day = day.map(str::to_owned);
    WhenOut { edtf: edtf.map(str::to_owned), earliest: day.clone(), latest: day, said_unknown, time: None }
}

fn event(id: &str, [start, end]: [usize; 2], actuality: &'static str) -> EventOut {
    EventOut {
        id: id.to_owned(),
        title: String::new(),
        head: HeadOut { start, end, text: TEXT[start..end].to_owned() },
        mentions: vec![],
        kind: None,
        mode: None,
        cameo: None,
        actuality,
        negated: false,
        status: None,
        eocstat: None,
        certainty: 1.0,
        when: None,
        place: None,
        participants: vec![],
        claims: vec![],
        conditions: vec![],
        made_by: String::new(),
    }
}
