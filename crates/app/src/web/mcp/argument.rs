//! What a tool may be asked with: one table, from which the schemas are made and by which arguments are read.

use super::tool::Tool;
use crate::web::params::Params;
use crate::web::problem::Problem;
use dateline_ledger::Query;
use dateline_ledger::status::Status;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

/// Rows of an answer where nobody asks for another number, and at most.
pub(super) const LIMIT: usize = 10;
pub(super) const MOST: usize = 50;

/// Code points of an argument at most.
const LONGEST: usize = 300;

/// Rows that a cursor may pass over at most: all of them are looked at again.
const FARTHEST: usize = 10_000;

/// What was asked of a tool.
pub(super) struct Ask {
    pub(super) params: Params,
    pub(super) limit: usize,
    pub(super) today: Date,
    /// How links to pages begin, where there are pages.
    pub(super) site: Option<String>,
}

impl Ask {
    /// The filters; `limit` and how much to pass over are the tool's own matter.
    pub(super) fn query(&self) -> Result<Query, Problem> {
        self.params.query(self.today)
    }

    /// The day as of which is asked, or today.
    pub(super) fn today(&self) -> Result<Date, Problem> {
        Ok(self.params.as_of()?.unwrap_or(self.today))
    }

    /// Rows to pass over, where a cursor counts rows.
    pub(super) fn skip(&self) -> Result<usize, Problem> {
        let Some(text) = self.params.get("cursor") else { return Ok(0) };
        let number = text.parse().map_err(|_| Problem::asked(format!("cursor: wanted `next` as an answer gave it, met {text:?}")))?;
        let far = || Problem::asked(format!("cursor: wanted to pass over {FARTHEST} rows at most, met {number}; ask for fewer days"));
        (number <= FARTHEST).then_some(number).ok_or_else(far)
    }
}

/// How an argument is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Day,
    Count,
    Statuses,
}

/// An argument: its name, how it is written, what it means.
struct Argument {
    name: &'static str,
    kind: Kind,
    meaning: &'static str,
}

const fn argument(name: &'static str, kind: Kind, meaning: &'static str) -> Argument {
    Argument { name, kind, meaning }
}

/// All; where two tools mean different things, the second has the tool before its name.
const ARGUMENTS: &[Argument] = &[
    argument("words", Kind::Text, "words that an article must have, all of them; \"words in quotes\" stand together, word* begins so"),
    argument("name", Kind::Text, "the event_id of an event, as the other tools give it"),
    argument("as_of", Kind::Day, "as known on this day: from articles published by then, and nothing later; now, where it is left out"),
    argument("from", Kind::Day, "what may fall on this day or later; events without a date are then left out"),
    argument("to", Kind::Day, "what may fall on this day or before; events without a date are then left out"),
    argument("search.from", Kind::Day, "articles published on this day or later"),
    argument("search.to", Kind::Day, "articles published on this day or before"),
    argument("claims.from", Kind::Day, "claims published on this day or later"),
    argument("claims.to", Kind::Day, "claims published on this day or before"),
    argument("difference.from", Kind::Day, "the earlier day: as known at its end"),
    argument("difference.to", Kind::Day, "the later day: as known at its end"),
    argument("actor", Kind::Text, "somebody who takes part, by words of the name"),
    argument("claims.actor", Kind::Text, "who says or denies it, by words of the name"),
    argument("place", Kind::Text, "a place, by words of its name, or a country by its two letters"),
    argument("type", Kind::Text, "a PLOVER event type, such as CONSULT"),
    argument("status", Kind::Statuses, "only these statuses; open and cancelled ones, where it is left out"),
    argument("outlet", Kind::Text, "told by this outlet, by its whole name"),
    argument("limit", Kind::Count, "so many rows at most"),
    argument("cursor", Kind::Text, "where to go on: `next` of the answer before, with the same other arguments"),
];

fn known(tool: &str, name: &str) -> Option<&'static Argument> {
    let find = |name: &str| ARGUMENTS.iter().find(|a| a.name == name);
    find(&format!("{tool}.{name}")).or_else(|| find(name))
}

/// The JSON schema of a tool's input.
pub(super) fn schema(tool: &Tool) -> Map<String, Value> {
    let of = |name: &&str| known(tool.name, name).map(|a| ((*name).to_owned(), a.schema()));
    let properties: Map<String, Value> = tool.arguments.iter().filter_map(of).collect();
    let whole = json!({"type": "object", "properties": properties, "required": tool.required, "additionalProperties": false});
    whole.as_object().cloned().unwrap_or_default()
}

impl Argument {
    fn schema(&self) -> Value {
        let meaning = self.meaning;
        match self.kind {
            Kind::Text => json!({"type": "string", "minLength": 1, "maxLength": LONGEST, "description": meaning}),
            Kind::Day => json!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": meaning}),
            Kind::Count => json!({"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT, "description": meaning}),
            Kind::Statuses => json!({
                "type": "array", "items": {"type": "string", "enum": Status::ALL.map(Status::label)}, "maxItems": Status::ALL.len(),
                "description": meaning,
            }),
        }
    }

    /// The values of an argument as text; what they mean is read by those who read them from an address.
    fn texts(&self, value: &Value) -> Result<Vec<String>, Problem> {
        let texts = match (self.kind, value) {
            (Kind::Count, Value::Number(n)) => Some(vec![n.to_string()]),
            (Kind::Statuses, Value::Array(all)) if all.len() <= Status::ALL.len() => {
                all.iter().map(|v| v.as_str().map(str::to_owned)).collect()
            }
            (Kind::Text | Kind::Day | Kind::Statuses, Value::String(text)) => Some(vec![text.trim().to_owned()]),
            _ => None,
        };
        let is_short = |text: &String| !text.is_empty() && text.chars().count() <= LONGEST;
        texts.filter(|all| all.iter().all(is_short)).ok_or_else(|| self.wanted(value))
    }

    fn wanted(&self, met: &Value) -> Problem {
        let wanted = match self.kind {
            Kind::Text => format!("a text of 1 to {LONGEST} characters"),
            Kind::Day => "a day such as 2026-06-11".to_owned(),
            Kind::Count => format!("a number from 1 to {MOST}"),
            Kind::Statuses => format!("a list of some of {}", Status::ALL.map(Status::label).join(", ")),
        };
        let met: String = met.to_string().chars().take(80).collect();
        Problem::asked(format!("{}: wanted {wanted}, met {met}", self.own_name()))
    }

    fn own_name(&self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(_, own)| own)
    }
}

/// Reads the arguments of a call.
pub(super) fn read(tool: &Tool, arguments: Map<String, Value>, today: Date, site: Option<String>) -> Result<Ask, Problem> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (name, value) in arguments.iter().filter(|a| !a.1.is_null()) {
        let of_tool = tool.arguments.contains(&name.as_str()).then(|| known(tool.name, name)).flatten();
        let argument = of_tool.ok_or_else(|| {
            let met: String = name.chars().take(80).collect();
            Problem::asked(format!("{}: wanted arguments among {}, met {met:?}", tool.name, tool.arguments.join(", ")))
        })?;
        pairs.extend(argument.texts(value)?.into_iter().map(|text| (name.replace('_', "-"), text)));
    }
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let params = Params::default().with(&pairs);
    if let Some(missing) = tool.required.iter().find(|name| params.get(name).is_none()) {
        let meaning = known(tool.name, missing).map_or("", |a| a.meaning);
        return Err(Problem::asked(format!("{missing}: wanted a value ({meaning}), met none")));
    }
    let ask = Ask { limit: limit(&params)?, params, today, site };
    ask.query()?;
    Ok(ask)
}

fn limit(params: &Params) -> Result<usize, Problem> {
    let Some(text) = params.get("limit") else { return Ok(LIMIT) };
    let number = text.parse().ok().filter(|n| (1..=MOST).contains(n));
    number.ok_or_else(|| Problem::asked(format!("limit: wanted a number from 1 to {MOST}, met {text}")))
}

#[cfg(test)]
mod tests {
    use super::super::tool::{TOOLS, named};
    use super::*;

    fn asked(tool: &str, arguments: Value) -> Result<Ask, String> {
        let today = "2031-06-01".parse().unwrap();
        read(named(tool).unwrap(), arguments.as_object().unwrap().clone(), today, None).map_err(|p| p.detail)
    }

    #[test]
    fn every_argument_is_known_and_told_of() {
        for tool in TOOLS {
            assert!(tool.required.iter().all(|r| tool.arguments.contains(r)), "{}", tool.name);
            for name in tool.arguments {
                let found = known(tool.name, name).unwrap_or_else(|| panic!("{}: {name}", tool.name));
                assert!(found.meaning.len() > 10, "{name}");
            }
        }
    }

    #[test]
    fn arguments_are_read() {
        let ask = asked("diary", json!({"status": ["planned", "possible"], "limit": 3, "as_of": "2031-03-05", "actor": null})).unwrap();
        let query = ask.query().unwrap();
        assert_eq!((ask.limit, query.status.len(), query.as_of), (3, 2, Some("2031-03-05".parse().unwrap())));
        assert_eq!(asked("search", json!({"words": "a b", "cursor": "20"})).unwrap().skip().unwrap(), 20);
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let wrong = |tool: &str, arguments: Value| asked(tool, arguments).err().unwrap();
        assert_eq!(wrong("diary", json!({"limit": 0})), "limit: wanted a number from 1 to 50, met 0");
        assert_eq!(wrong("diary", json!({"limit": "3"})), "limit: wanted a number from 1 to 50, met \"3\"");
        assert_eq!(wrong("diary", json!({"from": "soon"})), "from: wanted a day such as 2026-06-11, met \"soon\"");
        assert!(wrong("diary", json!({"status": ["sure"]})).starts_with("status: wanted one of "));
        assert!(wrong("diary", json!({"words": "x"})).starts_with("diary: wanted arguments among as_of, "));
        assert!(wrong("search", json!({})).starts_with("words: wanted a value ("));
        assert!(wrong("search", json!({"words": "x".repeat(301)})).starts_with("words: wanted a text of 1 to 300"));
    }
}
