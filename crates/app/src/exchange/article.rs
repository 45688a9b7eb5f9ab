//! An entry of a calendar as an article of the ledger: its fields as lines of a text, and what they say as the reading of it.
//!
//! The ledger keeps texts and reads them anew after an update, so the text holds all that the reading is made of:
//!
//! ```text
//! Calendar entry 7@desk.example
//! Title: Board meeting of Northwind
//! When: 2031-05-08T15:00:00+02:00
//! Status: scheduled, certain
//! ```

use super::entry::{Entry, Hinge};
use super::text::line;
use dateline_engine::name::{country_code, listed};
use dateline_engine::reading::{ConditionOut, EventOut, HeadOut, MentionOut, ParticipantOut, PlaceOut, WhenOut};
use dateline_engine::time::edtf_range;
use dateline_engine::{Published, Reader, Reading};
use dateline_ledger::status::Status;
use dateline_ledger::{ArticleIn, ENTRY};
use jiff::Timestamp;
use jiff::civil::Date;

/// How the text of an entry begins.
const FIRST: &str = "Calendar entry ";

/// The entry as an article of a calendar. `today` is the day for one that does not say when it was written.
pub(crate) fn article(entry: &Entry, calendar: &str, today: Date) -> ArticleIn {
    let day = |at: Option<Timestamp>| at.and_then(|at| Published::parse(&at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()).ok());
    let modified = day(entry.modified);
    let id = entry.instance.as_ref().map_or_else(|| entry.uid.clone(), |instance| format!("{} {instance}", entry.uid));
    ArticleIn {
        published: day(entry.created).or(modified).or_else(|| day(entry.stamp)).or(Some(Published::on(today))),
        modified,
        outlet: Some(calendar.to_owned()),
        title: line(&entry.title),
        url: None,
        text: text(entry, &id),
        id,
    }
}

/// Reads an article; one that is an entry says itself what it is.
pub(crate) fn read(reader: &Reader, article: &ArticleIn) -> Reading {
    let mut reading = reader.read(&article.article());
    if let Some(lines) = Lines::of(&article.text) {
        let event = lines.event(&reading);
        reading.claims.clear();
        reading.findings.clear();
        reading.events = vec![event];
    }
    reading
}

fn text(entry: &Entry, id: &str) -> String {
    let list = |all: &[String]| Some(all.iter().filter_map(|p| line(p)).collect::<Vec<_>>().join("; ")).filter(|l| !l.is_empty());
    let conditions: Vec<String> = entry.conditions.iter().map(|h: &Hinge| h.text.clone()).collect();
    let status = entry.status.map(|s| format!("{}{}", s.label(), if entry.certain { ", certain" } else { "" }));
    let fields = [
        ("Title", line(&entry.title)),
        ("When", entry.edtf()),
        ("Before", list(&entry.previous)),
        ("Date", entry.date_unknown.then(|| "not known yet".to_owned())),
        ("Where", entry.place.as_deref().and_then(line)),
        ("Country", entry.country.clone()),
        ("Status", status),
        ("With", list(&entry.participants)),
        ("Held by", list(&entry.organisers)),
        ("Depends on", list(&conditions)),
        ("Page", entry.url.as_deref().and_then(line)),
        ("About", entry.description.as_deref().and_then(line)),
    ];
    let mut out = format!("{FIRST}{}", line(id).unwrap_or_default());
    for (name, value) in fields {
        if let Some(value) = value {
            out.push_str(&format!("\n{name}: {value}"));
        }
    }
    out
}

/// The lines of an entry's text: each name, where its value begins in code points, and the value.
struct Lines<'t>(Vec<(&'t str, usize, &'t str)>);

impl<'t> Lines<'t> {
    /// None where the text is no entry.
    fn of(text: &'t str) -> Option<Self> {
        if !text.starts_with(FIRST) {
            return None;
        }
        let (mut at, mut out) = (0, Vec::new());
        for line in text.split('\n') {
            if let Some((name, value)) = line.split_once(": ") {
                out.push((name, at + name.chars().count() + 2, value));
            }
            at += line.chars().count() + 1;
        }
        (out.first()?.0 == "Title").then_some(Self(out))
    }

    fn get(&self, name: &str) -> Option<(usize, &'t str)> {
        self.0.iter().find(|line| line.0 == name).map(|line| (line.1, line.2))
    }

    fn value(&self, name: &str) -> Option<&'t str> {
        self.get(name).map(|line| line.1)
    }

    /// The parts of a list, with where each begins.
    fn list(&self, name: &str) -> Vec<(usize, &'t str)> {
        let Some((mut at, value)) = self.get(name) else { return Vec::new() };
        let part = |part: &'t str| {
            let start = at;
            at += part.chars().count() + 2;
            (start, part)
        };
        value.split("; ").map(part).collect()
    }

    /// The event of the entry. Its title is read as one of any article, for the words by which reports of it are known again.
    fn event(&self, reading: &Reading) -> EventOut {
        let title = self.get("Title").unwrap_or_default();
        let is_in_title = |m: &MentionOut| m.start >= title.0 && m.end <= title.0 + title.1.chars().count();
        let read = reading.events.iter().find(|e| e.mentions.iter().any(is_in_title));
        let mut mentions: Vec<MentionOut> = read.iter().flat_map(|e| &e.mentions).filter(|m| is_in_title(m)).cloned().collect();
        if mentions.is_empty() {
            mentions.push(last_word(title, reading));
        }
        let status = self.value("Status").map(|s| s.split(", ").next().unwrap_or(s)).and_then(Status::named);
        let is_past = matches!(status, Some(Status::Unplanned | Status::Held));
        let is_certain = self.value("Status").is_some_and(|s| s.ends_with(", certain"));
        // an entry that does not say: a day is an appointment, without one it is a plan
        let unsaid = if self.value("When").is_some() { Status::Scheduled } else { Status::Planned };
        let ahead = status.filter(|_| !is_past).unwrap_or(unsaid);
        EventOut {
            id: "e1".to_owned(),
            title: title.1.to_owned(),
            head: HeadOut { start: mentions[0].start, end: mentions[0].end, text: mentions[0].text.clone() },
            kind: read.and_then(|e| e.kind),
            mode: read.and_then(|e| e.mode),
            cameo: read.and_then(|e| e.cameo),
            actuality: if is_past { "happened" } else { "ahead" },
            negated: status == Some(Status::Cancelled),
            status: (!is_past).then(|| ahead.label()),
            eocstat: ahead.eocstat(is_certain, self.value("When").is_some()).filter(|_| !is_past),
            certainty: certainty(ahead, is_past, is_certain),
            when: self.when(reading),
            place: self.place(),
            participants: self.participants(read, reading),
            claims: Vec::new(),
            conditions: self.conditions(),
            made_by: format!("{ENTRY}fields"),
            mentions,
        }
    }

    fn when(&self, reading: &Reading) -> Option<WhenOut> {
        let edtf = self.value("When");
        let (earliest, latest) = edtf.and_then(edtf_range).unwrap_or_default();
        let said_unknown = self.value("Date").is_some();
        let day = |d: Option<Date>| d.map(|d| d.to_string());
        (edtf.is_some() || said_unknown).then(|| WhenOut {
            edtf: edtf.map(str::to_owned),
            earliest: day(earliest),
            latest: day(latest),
            said_unknown,
            time: self.get("When").and_then(|line| reading.times.iter().position(|t| t.start == line.0)),
        })
    }

    fn place(&self) -> Option<PlaceOut> {
        let place = self.get("Where");
        let code = self.value("Country").and_then(country_code).or_else(|| listed(place?.1)?.country);
        (place.is_some() || code.is_some()).then(|| PlaceOut {
            text: place.map(|p| p.1.to_owned()),
            start: place.map(|p| p.0),
            end: place.map(|p| p.0 + p.1.chars().count()),
            country: code,
            said_unknown: false,
        })
    }

    /// Whom the fields name, and whom the title does.
    fn participants(&self, read: Option<&EventOut>, reading: &Reading) -> Vec<ParticipantOut> {
        let named = |(role, (start, text)): (&'static str, (usize, &str))| {
            let end = start + text.chars().count();
            let entity = reading.names.iter().find(|n| n.start >= start && n.end <= end).and_then(|n| n.entity.clone());
            ParticipantOut { role, text: text.to_owned(), start, end, entity }
        };
        let fields = self.list("Held by").into_iter().map(|p| ("actor", p)).chain(self.list("With").into_iter().map(|p| ("party", p)));
        let mut out: Vec<ParticipantOut> = fields.map(named).collect();
        let title = read.iter().flat_map(|e| &e.participants).filter(|p| !out.iter().any(|o| o.text == p.text)).cloned();
        out.extend(title.collect::<Vec<_>>());
        out
    }

    fn conditions(&self) -> Vec<ConditionOut> {
        let made = |(start, text): (usize, &str)| ConditionOut {
            kind: "depends",
            start,
            end: start + text.chars().count(),
            text: text.to_owned(),
            event: None,
            effect: None,
        };
        self.list("Depends on").into_iter().map(made).collect()
    }
}

/// The last word of a title in which the reader finds no event: what stands last is what it is, as a rule.
fn last_word((at, title): (usize, &str), reading: &Reading) -> MentionOut {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let word = words.clone().rfind(|w| w.chars().any(char::is_alphabetic)).or_else(|| words.clone().next_back()).unwrap_or(title);
    let start = at + title.rfind(word).map_or(0, |byte| title[..byte].chars().count());
    let sentence = reading.sentences.iter().position(|s| s[0] <= start && start < s[1]).unwrap_or_default();
    let before = words.take_while(|w| *w != word).map(str::to_lowercase).collect();
    MentionOut {
        start,
        end: start + word.chars().count(),
        sentence,
        text: word.to_owned(),
        lemma: word.to_lowercase(),
        is_noun: true,
        before,
    }
}

/// As the engine gives it to an article that says so in its own voice.
fn certainty(ahead: Status, is_past: bool, is_certain: bool) -> f32 {
    match ahead {
        _ if is_past => 0.95,
        Status::Scheduled if is_certain => 0.95,
        Status::Scheduled => 0.85,
        Status::Planned => 0.7,
        Status::Possible => 0.4,
        Status::Doubtful => 0.2,
        Status::Cancelled => 0.05,
        Status::Postponed | Status::Unplanned | Status::Held => 0.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static READER: LazyLock<Reader> = LazyLock::new(|| Reader::english().unwrap());
    const TODAY: Date = jiff::civil::date(2031, 4, 2);

    fn meeting() -> Entry {
        Entry {
            uid: "7@desk.example".into(),
            title: "Board meeting of\n Northwind".into(),
            status: Some(Status::Scheduled),
            certain: true,
            start: Some("2031-05-08T15:00:00+02:00".into()),
            place: Some("Oslo".into()),
            organisers: vec!["Northwind".into()],
            participants: vec!["Ada Quist".into(), "Lars Holm".into()],
            ..Entry::default()
        }
    }

    fn event(entry: &Entry) -> EventOut {
        let article = article(entry, "Desk", TODAY);
        let reading = read(&READER, &article);
        let event = reading.events.into_iter().next().unwrap();
        let cut = |start: usize, end: usize| article.text.chars().skip(start).take(end - start).collect::<String>();
        event.mentions.iter().for_each(|m| assert_eq!(cut(m.start, m.end), m.text));
        event.participants.iter().for_each(|p| assert_eq!(cut(p.start, p.end), p.text));
        event.place.iter().for_each(|p| assert_eq!(Some(cut(p.start.unwrap(), p.end.unwrap())), p.text));
        event
    }

    #[test]
    fn the_fields_are_what_is_read() {
        let event = event(&meeting());
        assert_eq!((event.title.as_str(), event.status, event.eocstat), ("Board meeting of Northwind", Some("scheduled"), Some("eos5")));
        let when = event.when.unwrap();
        assert_eq!((when.edtf.as_deref(), when.earliest.as_deref()), (Some("2031-05-08T15:00:00+02:00"), Some("2031-05-08")));
        assert_eq!((event.head.text.as_str(), event.place.unwrap().country), ("meeting", Some("NO")));
        let roles: Vec<(&str, &str)> = event.participants.iter().map(|p| (p.role, p.text.as_str())).collect();
        assert_eq!(roles, [("actor", "Northwind"), ("party", "Ada Quist"), ("party", "Lars Holm")]);
    }

    #[test]
    fn nothing_is_invented() {
        let bare = event(&Entry { uid: "1".into(), title: "Zorbing".into(), date_unknown: true, ..Entry::default() });
        assert_eq!((bare.head.text.as_str(), bare.status), ("Zorbing", Some("planned")));
        assert!(bare.when.is_some_and(|w| w.said_unknown && w.edtf.is_none()));
        assert!(bare.place.is_none() && bare.participants.is_empty());
        let over = event(&Entry { status: Some(Status::Unplanned), ..meeting() });
        assert_eq!((over.actuality, over.status, over.eocstat), ("happened", None, None));
    }

    #[test]
    fn an_article_that_only_begins_so_is_an_article() {
        let text = "Calendar entry of the year: the queen will open the fair on May 8.";
        let article = ArticleIn { id: "a".into(), text: text.into(), ..ArticleIn::default() };
        assert_eq!(read(&READER, &article), READER.read(&article.article()));
    }
}
