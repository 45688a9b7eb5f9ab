//! Which column of a table holds what: as it was said, else by its name.

/// What a column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Id,
    Text,
    Published,
    Modified,
    Title,
    Outlet,
    Url,
}

/// The names of a field: that of ours first, then those by which it is guessed, the likeliest first.
const NAMES: [(Field, &[&str]); 7] = [
    (Field::Id, &["id", "article_id", "articleid", "doc_id", "docid", "guid", "uid", "uuid", "key"]),
    (Field::Text, &["text", "body", "content", "fulltext", "full_text", "article", "article_text", "articlebody", "story", "maintext"]),
    (
        Field::Published,
        &[
            "published",
            "date",
            "pubdate",
            "pub_date",
            "published_at",
            "date_published",
            "datepublished",
            "publish_date",
            "publication_date",
            "day",
            "datetime",
        ],
    ),
    (Field::Modified, &["modified", "updated", "updated_at", "date_modified", "datemodified", "last_modified"]),
    (Field::Title, &["title", "headline", "head", "heading"]),
    (Field::Outlet, &["outlet", "source", "publication", "publisher", "newspaper", "site", "domain", "source_name"]),
    (Field::Url, &["url", "link", "uri", "address", "permalink"]),
];

impl Field {
    fn name(self) -> &'static str {
        NAMES.iter().find(|(field, _)| *field == self).map_or("", |(_, names)| names[0])
    }

    fn named(name: &str) -> Option<Self> {
        let alias = if name == "date" { "published" } else { name };
        NAMES.iter().find(|(_, names)| names[0] == alias).map(|(field, _)| *field)
    }
}

/// `text=body,published=date`: fields with the names of their columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Columns(Vec<(Field, String)>);

impl std::str::FromStr for Columns {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let pair = |pair: &str| {
            let (field, column) = pair.split_once('=').ok_or_else(|| format!("wanted FIELD=COLUMN, met {pair:?}"))?;
            let known = || NAMES.map(|(_, names)| names[0]).join(", ");
            let field = Field::named(field.trim()).ok_or_else(|| format!("wanted one of {}, met {:?}", known(), field.trim()))?;
            Ok((field, column.trim().to_owned()))
        };
        text.split(',').map(pair).collect::<Result<_, String>>().map(Self)
    }
}

/// Where in a row each field stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Places(Vec<(Field, usize, String)>);

impl Columns {
    /// The places of the fields in a table with this head. What was said is found or refused, the rest is guessed.
    pub(super) fn places(&self, head: &[&str]) -> Result<Places, String> {
        let at = |name: &str| head.iter().position(|column| column.trim() == name);
        let mut out = Vec::new();
        for (field, column) in &self.0 {
            let place = at(column).ok_or_else(|| format!("wanted a column {column:?}, met {}", listed(head)))?;
            out.push((*field, place, column.clone()));
        }
        for (field, names) in NAMES {
            let plain = |column: &str| column.trim().to_lowercase().replace([' ', '-'], "_");
            let guessed = names.iter().find_map(|name| head.iter().position(|column| plain(column) == **name));
            let is_said = out.iter().any(|(said, ..)| *said == field);
            let guessed = guessed.filter(|place| !is_said && !out.iter().any(|(_, taken, _)| taken == place));
            out.extend(guessed.map(|place| (field, place, head[place].trim().to_owned())));
        }
        if !out.iter().any(|(field, ..)| *field == Field::Text) {
            return Err(format!("wanted a column of texts, met {}; say which with --columns text=NAME", listed(head)));
        }
        Ok(Places(out))
    }
}

fn listed(head: &[&str]) -> String {
    let names: Vec<String> = head.iter().take(20).map(|name| format!("{name:?}")).collect();
    if names.is_empty() { "no columns".to_owned() } else { names.join(", ") }
}

impl Places {
    pub(super) fn of(&self, field: Field) -> Option<usize> {
        self.0.iter().find(|(met, ..)| *met == field).map(|(_, place, _)| *place)
    }

    /// For people: `text=body, published=date`.
    pub(super) fn shown(&self) -> String {
        let pairs: Vec<String> = self.0.iter().map(|(field, _, column)| format!("{}={column}", field.name())).collect();
        pairs.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, head: &[&str], expected: Result<&str, &str>) {
        let columns = if said.is_empty() { Columns::default() } else { said.parse().unwrap() };
        match (columns.places(head).map(|places| places.shown()), expected) {
            (Ok(got), Ok(want)) => assert_eq!(got, want),
            (Err(got), Err(part)) => assert!(got.contains(part), "{got}"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn columns_are_said_or_guessed() {
        check("", &["ID", "Headline", "Pub Date", "body"], Ok("id=ID, text=body, published=Pub Date, title=Headline"));
        check("text=b,date=d", &["b", "d", "text", "url"], Ok("text=b, published=d, url=url"));
        check("", &["content", "text"], Ok("text=text"));
        check("", &["a", "b"], Err("wanted a column of texts, met \"a\", \"b\"; say which"));
        check("text=c", &["a"], Err("wanted a column \"c\", met \"a\""));
        check("", &[], Err("met no columns"));
    }

    #[test]
    fn what_is_said_wrongly_is_refused() {
        assert_eq!("text".parse::<Columns>(), Err("wanted FIELD=COLUMN, met \"text\"".to_owned()));
        assert!("txt=a".parse::<Columns>().unwrap_err().starts_with("wanted one of id, text, published"));
    }

    #[test]
    fn no_name_stands_for_two_fields() {
        let mut names: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
