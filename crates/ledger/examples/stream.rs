//! What the ledger's own work costs: adds and settles invented readings, then asks. `stream COUNT FILE [ARTICLES A DAY]`
#![allow(clippy::print_stdout)]

use dateline_engine::Published;
use dateline_engine::reading::{
    ClaimOut, ContentOut, CueOut, EntityOut, EventOut, HeadOut, MentionOut, ParticipantOut, PlaceOut, Reading, SourceOut, WhenOut,
};
use dateline_ledger::{ArticleIn, Ledger, Query};
use jiff::civil::Date;
use std::time::Instant;

/// Numbers that look like chance.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    /// Small numbers often, large ones seldom: as names and words are in the news.
    fn rank(&mut self, n: usize) -> usize {
        let u = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        ((n as f64).powf(u) - 1.0) as usize
    }
}

fn word(mut n: usize) -> String {
    const PARTS: [&str; 16] = ["ka", "lo", "mi", "ter", "son", "ra", "ben", "du", "vel", "qui", "sta", "mor", "ni", "gra", "fe", "pol"];
    let mut out = String::new();
    n += 16;
    while n > 0 {
        out.push_str(PARTS[n % 16]);
        n /= 16;
    }
    out
}

fn name(n: usize) -> String {
    let capital = |w: String| w[..1].to_uppercase() + &w[1..];
    format!("{} {}", capital(word(n % 97)), capital(word(n)))
}

const HEADS: [(&str, &str, bool); 10] = [
    ("summit", "CONSULT", true),
    ("meet", "CONSULT", false),
    ("attack", "ASSAULT", true),
    ("visit", "CONSULT", true),
    ("strike", "PROTEST", true),
    ("arrest", "COERCE", false),
    ("election", "", true),
    ("sign", "SUPPORT", false),
    ("accuse", "ACCUSE", false),
    ("launch", "", true),
];

/// A story that many articles tell: who, what, where, when.
fn story(chance: &mut Chance, number: usize, published: Date) -> EventOut {
    let mut own = Chance(number as u64);
    let (head, kind, is_noun) = HEADS[own.below(HEADS.len())];
    let (a, b, town) = (name(own.rank(40_000)), name(own.rank(40_000)), word(own.rank(3_000)));
    let ahead = own.below(5) == 0;
    let shift = own.below(40) as i64 - if ahead { 0 } else { 40 };
    let day = published.checked_add(jiff::Span::new().days(shift)).unwrap();
    let start = chance.below(3_000);
    let participant = |role, text: &String| ParticipantOut { role, text: text.clone(), start, end: start + 5, entity: None };
    EventOut {
        id: "e1".into(),
        title: format!("{head} between {a} and {b}"),
        head: HeadOut { start, end: start + head.len(), text: head.into() },
        mentions: vec![MentionOut {
            start,
            end: start + head.len(),
            sentence: 0,
            text: head.into(),
            lemma: head.into(),
            is_noun,
            before: vec![],
        }],
        kind: (!kind.is_empty()).then_some(kind),
        mode: None,
        cameo: None,
        actuality: if ahead { "ahead" } else { "happened" },
        negated: false,
        status: ahead.then_some("scheduled"),
        eocstat: None,
        certainty: 0.8,
        when: (own.below(2) == 0).then(|| WhenOut {
            edtf: Some(day.to_string()),
            earliest: Some(day.to_string()),
            latest: Some(day.to_string()),
            said_unknown: false,
            time: None,
        }),
        place: (own.below(3) == 0).then_some(PlaceOut {
            text: Some(town),
            start: None,
            end: None,
            country: Some("NO"),
            said_unknown: false,
        }),
        participants: vec![participant("actor", &a), participant("recipient", &b)],
        claims: vec!["c1".into()],
        conditions: vec![],
        made_by: "event/verb/simple-past".into(),
    }
}

fn claim(chance: &mut Chance, number: usize) -> ClaimOut {
    let start = chance.below(2_500);
    ClaimOut {
        id: format!("c{}", number + 1),
        source: Some(SourceOut { spans: vec![[start, start + 9]], text: name(chance.rank(40_000)), entity: None, kind: "named" }),
        cue: CueOut { spans: vec![[start + 10, start + 14]], lemma: "say".into(), stance: "says" },
        content: ContentOut { spans: vec![[start + 15, start + 120]], form: "indirect" },
        through: None,
        made_by: "claim/model".into(),
    }
}

fn article(number: usize, a_day: usize) -> (ArticleIn, Reading) {
    let mut chance = Chance(number as u64 * 7 + 1);
    let published = Date::constant(2015, 1, 1).checked_add(jiff::Span::new().days((number / a_day) as i64)).unwrap();
    let words: Vec<String> = (0..500).map(|_| word(chance.rank(30_000))).collect();
    let text = words.join(" ");
    // Stories of the last days, a third of them new with this article.
    let stories = number * 20 / 3;
    let mut events: Vec<EventOut> = Vec::new();
    for i in 0..20 {
        let story_of = if chance.below(3) == 0 { stories + i } else { stories.saturating_sub(chance.rank(a_day * 40)) };
        events.push(EventOut { id: format!("e{}", i + 1), ..story(&mut chance, story_of, published) });
    }
    let sentences = (0..20).map(|i| [i * text.len() / 20, (i + 1) * text.len() / 20 - 1]).collect();
    let about: Vec<EntityOut> = (0..8)
        .map(|i| EntityOut {
            id: format!("n{i}"),
            name: name(chance.rank(40_000)),
            kind: "person",
            country: None,
            role: None,
            mentions: vec![[0, 4], [9, 12]],
        })
        .collect();
    let claims = (0..10).map(|i| claim(&mut chance, i)).collect();
    let (times, names, findings) = (vec![], vec![], vec![]);
    let id = format!("a{number}");
    let reading = Reading {
        schema: 1,
        id: id.clone(),
        published: Some(published.to_string()),
        sentences,
        times,
        names,
        entities: about,
        claims,
        events,
        findings,
    };
    let published = Published::parse(&published.to_string()).ok();
    let url = Some(format!("https://news.example.org/{}/story-{number}.html", number % 40));
    (ArticleIn { id, published, outlet: Some(format!("Outlet {}", number % 40)), url, text, ..ArticleIn::default() }, reading)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().collect();
    let (count, file) = (args[1].parse::<usize>()?, std::path::Path::new(&args[2]));
    let a_day = args.get(3).map_or(Ok(274), |a| a.parse())?;
    let every = args.get(4).map_or(Ok(20), |a| a.parse::<usize>())?;
    let mut ledger = Ledger::open_or_create(file)?;
    let (mut adding, mut settling, mut words) = (0.0, 0.0, 0);
    const BATCH: usize = 500;
    let mut mark = (0.0, 0.0);
    let first = if args.get(5).is_some() { count } else { 0 };
    for start in (first..count).step_by(BATCH) {
        let batch: Vec<_> = (start..(start + BATCH).min(count)).map(|n| article(n, a_day)).collect();
        words += batch.iter().map(|(a, _)| a.text.len()).sum::<usize>();
        let clock = Instant::now();
        ledger.add(batch.iter().map(|(a, r)| (a, r)))?;
        adding += clock.elapsed().as_secs_f64();
        let clock = Instant::now();
        // A day that comes in pieces is settled in pieces, each as a late one; so whole weeks at a time.
        if (start / BATCH) % every == every - 1 || start + BATCH >= count {
            let settled = ledger.settle(|_| ())?;
            println!("{settled:?}");
        }
        settling += clock.elapsed().as_secs_f64();
        let done = start + batch.len();
        if done % 10_000 == 0 || done == count {
            let (a, s) = (adding - mark.0, settling - mark.1);
            let step = if done % 10_000 == 0 { 10_000 } else { done % 10_000 };
            println!(
                "{done}: add {:.3} ms, settle {:.3} ms an article; text {} MB, file {} MB",
                1e3 * a / step as f64,
                1e3 * s / step as f64,
                words >> 20,
                std::fs::metadata(file)?.len() >> 20
            );
            mark = (adding, settling);
        }
    }
    let last = Date::constant(2015, 1, 1).checked_add(jiff::Span::new().days((count / a_day) as i64))?;
    ask(&ledger, last)?;
    Ok(())
}

fn ask(ledger: &Ledger, last: Date) -> Result<(), Box<dyn std::error::Error>> {
    let month = Query {
        from: Some(last),
        to: last.checked_add(jiff::Span::new().days(30)).ok(),
        limit: Some(200),
        today: Some(last),
        ..Query::default()
    };
    let before = Query { as_of: last.checked_sub(jiff::Span::new().days(60)).ok(), ..month.clone() };
    let dossier = Query { actor: Some(name(1_000)), limit: Some(200), ..Query::default() };
    for (what, query) in [("diary of a month", &month), ("the same as of 60 days before", &before), ("dossier", &dossier)] {
        // Twice: the second time, what the first has read is still in memory.
        for again in ["", " again"] {
            let clock = Instant::now();
            let rows = if what == "dossier" { ledger.events(query)? } else { ledger.diary(query)? };
            println!("{what}{again}: {} rows in {:.1} ms", rows.len(), 1e3 * clock.elapsed().as_secs_f64());
        }
    }
    Ok(())
}
