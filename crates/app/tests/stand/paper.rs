//! Three feeds of an invented paper that grow, change and fail by a plan: each question for a feed is the next step of it.

use super::{Asked, Reply};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

/// The format of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Form {
    Rss,
    Atom,
    Json,
}

impl Form {
    const ALL: [Self; 3] = [Self::Rss, Self::Atom, Self::Json];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rss => "rss",
            Self::Atom => "atom",
            Self::Json => "json",
        }
    }
}

/// The entries of a feed that are in it at once: older ones fall out.
const WINDOW: usize = 6;
/// Steps of a feed's plan; afterwards it stays as it is.
pub(crate) const STEPS: usize = 40;

/// A feed: its items, each by the number of its text, and how often it was asked.
#[derive(Debug, Default, Clone)]
struct Feed {
    items: Vec<usize>,
    edits: usize,
    step: usize,
}

/// What was told in a whole answer: of which items which texts.
pub(crate) type Told = BTreeMap<(Form, usize), BTreeSet<usize>>;

/// The paper.
#[derive(Debug, Default)]
pub(crate) struct Paper {
    feeds: HashMap<Form, Feed>,
    pub(crate) told: Told,
    /// Pages that were asked for: which text of which item.
    pub(crate) pages: BTreeMap<(Form, usize, usize), usize>,
    /// Words in the order in which feeds were answered: `rss 304`.
    pub(crate) log: Vec<(Form, String)>,
    failed: BTreeSet<(Form, usize)>,
}

impl Paper {
    pub(crate) fn answering(paper: &Arc<Mutex<Self>>) -> impl FnMut(&Asked) -> Reply + Send + 'static {
        let paper = paper.clone();
        move |asked| paper.lock().unwrap().answer(asked)
    }

    fn answer(&mut self, asked: &Asked) -> Reply {
        let host = asked.header("host").unwrap_or_default();
        match asked.path.trim_start_matches('/') {
            "robots.txt" => Reply::new(200, "", "User-agent: *\nDisallow: /closed\n"),
            "rss" => self.feed(Form::Rss, asked, host),
            "atom" if self.step(Form::Atom) == 9 => self.led(Form::Atom, 302, "/atom-for-now"),
            "atom" if self.step(Form::Atom) >= 20 => self.led(Form::Atom, 301, "/atom-for-good"),
            "atom" | "atom-for-now" | "atom-for-good" => self.feed(Form::Atom, asked, host),
            "json" if self.step(Form::Json) >= STEPS - 5 => {
                self.log.push((Form::Json, "410".to_owned()));
                Reply::status(410)
            }
            "json" => self.feed(Form::Json, asked, host),
            page => self.page(page),
        }
    }

    pub(crate) fn step(&self, form: Form) -> usize {
        self.feeds.get(&form).map_or(0, |feed| feed.step)
    }

    fn led(&mut self, form: Form, status: u16, to: &str) -> Reply {
        self.log.push((form, status.to_string()));
        Reply::new(status, &format!("Location: {to}\r\n"), "")
    }

    /// The next step: something happens at the paper, and the feed is answered well or not.
    fn feed(&mut self, form: Form, asked: &Asked, host: &str) -> Reply {
        let feed = self.feeds.entry(form).or_default();
        let step = feed.step;
        feed.step += 1;
        if step < STEPS {
            feed.happen(step);
        }
        let mark = format!("{}.{}", feed.items.len(), feed.edits);
        let (reply, word) = match step % 13 {
            _ if step == 0 || step >= STEPS => self.whole(form, asked, &mark, host),
            3 => (Reply::status(500), "500".to_owned()),
            6 => (Reply::Nothing, "nothing".to_owned()),
            8 => (Reply::Half(self.body(form, host).into_bytes()), "half".to_owned()),
            11 => (Reply::new(429, "Retry-After: 3600\r\n", ""), "429".to_owned()),
            _ => self.whole(form, asked, &mark, host),
        };
        self.log.push((form, word));
        reply
    }

    fn whole(&mut self, form: Form, asked: &Asked, mark: &str, host: &str) -> (Reply, String) {
        let etag = format!("\"{mark}\"");
        let date = format!("Sat, 01 Mar 2031 10:{:02}:{:02} GMT", mark.len(), mark.bytes().map(usize::from).sum::<usize>() % 60);
        // RSS has an ETag, Atom a date, JSON both; each is asked for what it has.
        let is_same = match form {
            Form::Atom => asked.header("if-modified-since") == Some(&date),
            _ => asked.header("if-none-match") == Some(&etag),
        };
        if is_same {
            return (Reply::status(304), format!("304 {mark}"));
        }
        let feed = &self.feeds[&form];
        for (item, text) in feed.items.iter().enumerate().skip(feed.items.len().saturating_sub(WINDOW)) {
            self.told.entry((form, item)).or_default().insert(*text);
        }
        let head = match form {
            Form::Rss => format!("ETag: {etag}\r\nContent-Type: application/rss+xml\r\n"),
            Form::Atom => format!("Last-Modified: {date}\r\nContent-Type: application/atom+xml\r\n"),
            Form::Json => format!("ETag: {etag}\r\nLast-Modified: {date}\r\nContent-Encoding: gzip\r\n"),
        };
        let body = self.body(form, host).into_bytes();
        (Reply::new(200, &head, if form == Form::Json { packed(&body) } else { body }), format!("200 {mark}"))
    }

    fn body(&self, form: Form, host: &str) -> String {
        let feed = &self.feeds[&form];
        let shown = feed.items.iter().enumerate().skip(feed.items.len().saturating_sub(WINDOW));
        let entries: Vec<String> = shown.rev().map(|(item, text)| entry(form, item, *text, host)).collect();
        match form {
            // The last one has no id, no link, no title and no date.
            Form::Rss => format!(
                "<rss version=\"2.0\"><channel><title>Quay</title>{}<item><description>The bare ferry zbare0v0 is at the quay.</description>\
                 </item></channel></rss>",
                entries.concat()
            ),
            Form::Atom => format!(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Pier</title><id>urn:pier</id><updated>2031-03-01T00:00:00Z</updated>{}\
                 </feed>",
                entries.concat()
            ),
            Form::Json => {
                format!("{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Mole\", \"items\": [{}]}}", entries.join(", "))
            }
        }
    }

    /// The page of an item, with more text than its entry. Every fifth of Atom cannot be had the first time, and every seventh never.
    fn page(&mut self, path: &str) -> Reply {
        let Some((form, item)) = named(path) else { return Reply::status(404) };
        let text = self.feeds[&form].items[item];
        *self.pages.entry((form, item, text)).or_default() += 1;
        match item {
            _ if form != Form::Atom => {}
            n if n % 7 == 6 => return Reply::status(404),
            n if n % 5 == 4 && self.failed.insert((form, n)) => return Reply::status(503),
            _ => {}
        }
        let body = format!(
            "<html><head><title>Ferries</title></head><body><article><h1>Ferries</h1><p>{}</p><p>The harbourmaster of the town said that \
             the boats had been looked at, and that nobody had been on board when the water came in over the old wall.</p></article></body></html>",
            sentence(form, item, text)
        );
        Reply::new(200, "Content-Type: text/html; charset=utf-8\r\n", body)
    }
}

impl Feed {
    /// Something new at every other step, an edit at every fifth, and nothing at others.
    fn happen(&mut self, step: usize) {
        if step == 0 {
            self.items.extend([1; 3]);
        } else if step.is_multiple_of(2) {
            self.items.push(1);
        } else if step.is_multiple_of(5) {
            let last = self.items.len() - 1;
            self.items[last - step % 3] += 1;
            self.edits += 1;
        }
    }
}

/// What every text of an item says, with a word that no other has.
fn sentence(form: Form, item: usize, text: usize) -> String {
    format!("The ferry z{}{item}v{text} will leave the quay in the morning, and the town will be told when it is back.", form.name())
}

/// The item of `p/rss/7`.
fn named(path: &str) -> Option<(Form, usize)> {
    let (form, item) = path.strip_prefix("p/")?.split_once('/')?;
    Some((Form::ALL.into_iter().find(|f| f.name() == form)?, item.parse().ok()?))
}

/// An entry: published on the first of March, and changed on a later day with each text.
fn entry(form: Form, item: usize, text: usize, host: &str) -> String {
    let (link, words) = (format!("http://{host}/p/{}/{item}", form.name()), sentence(form, item, text));
    let mut out = String::new();
    let _ = match form {
        Form::Rss => write!(
            out,
            "<item><guid isPermaLink=\"false\">r{item}</guid><link>{link}</link><title>Ferry {item}</title><description>{words}</description>\
             <pubDate>{:02} Mar 2031 09:00:00 GMT</pubDate></item>",
            text
        ),
        Form::Atom => write!(
            out,
            "<entry><id>urn:a{item}</id><link href=\"{link}\"/><title>Ferry {item}</title><published>2031-03-01T09:00:00Z</published>\
             <updated>2031-03-{text:02}T10:00:00Z</updated><summary>{words}</summary></entry>"
        ),
        Form::Json => write!(
            out,
            "{{\"id\": \"j{item}\", \"url\": \"{link}\", \"title\": \"Ferry {item}\", \"content_text\": \"{words}\", \
             \"date_published\": \"2031-03-01T09:00:00Z\", \"date_modified\": \"2031-03-{text:02}T10:00:00Z\"}}"
        ),
    };
    out
}

fn packed(body: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(body).unwrap();
    packed.finish().unwrap()
}
