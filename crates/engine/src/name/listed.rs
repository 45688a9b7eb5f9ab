//! What a name by itself stands for, by the lists: for those who compare names of different articles.

use super::list::{Class, KNOWN};
use crate::lexicon;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The entry of a name, or `None` where no list has it. Case counts; a leading "the" does not.
pub fn listed(name: &str) -> Option<&'static Listed> {
    TABLE.get(name).or_else(|| TABLE.get(name.strip_prefix("the ").or_else(|| name.strip_prefix("The "))?))
}

/// Whether the lists have the name as that of a newspaper, an agency or a station.
pub fn is_outlet(name: &str) -> bool {
    listed(name).is_some_and(|l| l.list == List::Outlet)
}

/// The ISO 3166-1 alpha-2 code of a country as the lists have it; `None` for one that no country has there.
pub fn country_code(code: &str) -> Option<&'static str> {
    TABLE.values().filter(|l| l.list == List::Country).find_map(|l| l.country.filter(|c| *c == code))
}

/// What the lists know of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Which list has it.
    pub list: List,
    /// The first form of its line, the usual one.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2 code of what it is, or of where it belongs.
    pub country: Option<&'static str>,
}

/// The lists that comparing tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// "Germany".
    Country,
    /// "German", "Germans".
    Nationality,
    /// "Berlin", which may stand for the government.
    Capital,
    /// "Hamburg".
    City,
    /// "Bavaria", "the Baltic Sea".
    Region,
    /// "The Wall Street Journal".
    Outlet,
    /// "Angela Merkel".
    Person,
    /// Bodies, companies, armed groups.
    Organisation,
    /// Named events and other things.
    Other,
}

/// By every form; a form that several lists have belongs to the first of them.
static TABLE: LazyLock<HashMap<&'static str, Listed>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for &(class, (file, text)) in KNOWN {
        for entry in lexicon::parse(file, text).unwrap_or_default() {
            let code = entry.value.split(' ').next().filter(|c| c.len() == 2);
            let listed = Listed { list: list(class), name: entry.forms[0], country: code };
            entry.forms.iter().for_each(|&form| {
                table.entry(form).or_insert(listed);
            });
        }
    }
    table
});

fn list(class: Class) -> List {
    match class {
        Class::Country => List::Country,
        Class::Nationality => List::Nationality,
        Class::Capital => List::Capital,
        Class::City => List::City,
        Class::Region => List::Region,
        Class::Outlet => List::Outlet,
        Class::Person => List::Person,
        Class::International | Class::Body | Class::Armed | Class::Company => List::Organisation,
        Class::People | Class::Event | Class::Other => List::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_their_lines() {
        let check = |name, expected: Option<(List, &str, Option<&str>)>| {
            assert_eq!(listed(name).map(|l| (l.list, l.name, l.country)), expected, "{name}");
        };
        check("the EU", Some((List::Organisation, "European Union", None)));
        check("Germans", Some((List::Nationality, "German", Some("DE"))));
        check("Lisbon", Some((List::Capital, "Lisbon", Some("PT"))));
        check("WSJ", Some((List::Outlet, "The Wall Street Journal", Some("US"))));
        check("Zzyzx", None);
    }
}
