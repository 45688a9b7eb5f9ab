//! Who a bare surname is: "President Maduro" in 2019 is the listed person of that name who held that office in that year.

use super::list::{Class, Fact, Lists};

/// What the article tells of a person whom it gives no full name.
#[derive(Debug)]
pub(super) struct Told<'a> {
    /// The last word of the name, in lower case.
    pub(super) surname: &'a str,
    /// The words of the role in lower case; empty where it tells none.
    pub(super) role: Vec<&'a str>,
    /// The country that the role tells.
    pub(super) country: Option<&'a str>,
    /// Year of publication.
    pub(super) year: i16,
}

/// The only listed person that fits what is told, and the office then held; `named` says whether the article names a country.
pub(super) fn person<'l>(lists: &'l Lists, told: &Told<'_>, named: impl Fn(&str) -> bool) -> Option<(&'l Fact, Option<String>)> {
    let mut fitting = lists.surnamed(told.surname).filter(|f| fits(f, told, &named));
    let fact = fitting.next()?;
    // Kim Jong Un and Kim Jong Il are two, but only one of them held an office in that year.
    fitting.next().is_none().then(|| (fact, office_in(fact.more, told.year)))
}

fn fits(fact: &Fact, told: &Told<'_>, named: &impl Fn(&str) -> bool) -> bool {
    debug_assert_eq!(fact.class, Class::Person);
    if told.country.is_some_and(|c| fact.country.is_some_and(|f| f != c)) {
        return false;
    }
    if told.role.is_empty() {
        // A bare "Macron" is the president and not his wife.
        return office_in(fact.more, told.year).is_some_and(|o| o != "First Lady") && fact.country.is_some_and(named);
    }
    let former = told.role.iter().any(|w| matches!(*w, "former" | "ex" | "late" | "then"));
    offices(fact.more).any(|(office, years)| {
        let held = if former { years.is_empty() || began(years) < told.year } else { years.is_empty() || holds(years, told.year) };
        held && is_office(office, &told.role)
    })
}

/// Whether the words of a role name this office: "secretary" the Secretary of State, "russian foreign minister" the Foreign Minister.
fn is_office(office: &str, role: &[&str]) -> bool {
    const WORDS: [&str; 24] = [
        "president",
        "prime",
        "minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "prince",
        "crown",
        "emir",
        "emperor",
        "sultan",
        "pope",
        "secretary",
        "secretary-general",
        "general",
        "senator",
        "foreign",
        "defense",
        "defence",
        "vice",
        "leader",
        "chief",
        "taoiseach",
    ];
    let office = office.to_lowercase();
    let has = |w: &str| office.split([' ', '-']).any(|o| o == w || (w == "premier" && o == "prime") || (w == "defence" && o == "defense"));
    let mut titles = role
        .iter()
        .map(|w| w.trim_end_matches('.'))
        .map(|w| if w == "sen" { "senator" } else { w })
        .filter(|w| WORDS.contains(w))
        .peekable();
    titles.peek().is_some() && titles.all(has)
}

/// The office of a listed person in the year of the article: "President 2017-2021 2025-" gives "President" in 2018. Offices
/// are parted by semicolons.
pub(super) fn office_in(more: &str, year: i16) -> Option<String> {
    offices(more).find(|(_, years)| !years.is_empty() && holds(years, year)).map(|(office, _)| office.to_owned())
}

/// Offices and their years.
fn offices(more: &str) -> impl Iterator<Item = (&str, &str)> {
    more.split(';').map(|part| {
        let at = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
        (part[..at].trim(), part[at..].trim())
    })
}

fn holds(years: &str, year: i16) -> bool {
    years.split(' ').any(|range| {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        from.parse().is_ok_and(|f: i16| f <= year) && to.parse().map_or(to.is_empty(), |t: i16| year <= t)
    })
}

fn began(years: &str) -> i16 {
    years.split(['-', ' ']).next().and_then(|y| y.parse().ok()).unwrap_or(i16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_hold_in_their_years() {
        let check =
            |year, expected| assert_eq!(office_in("Vice President 2009-2017; President 2021-2025", year).as_deref(), expected, "{year}");
        check(2008, None);
        check(2012, Some("Vice President"));
        check(2022, Some("President"));
        check(2026, None);
        assert_eq!(office_in("Senator", 2012), None);
        assert_eq!(office_in("leader 2011-", 2030).as_deref(), Some("leader"));
    }

    #[test]
    fn bare_surnames() {
        let lists = Lists::embedded().unwrap();
        let check = |surname, role: &[&str], country, year, expected: Option<&str>| {
            let told = Told { surname, role: role.to_vec(), country, year };
            assert_eq!(person(&lists, &told, |c| c == "FR").map(|(f, _)| f.name), expected, "{surname} {role:?} {year}");
        };
        check("maduro", &["president"], None, 2018, Some("Nicolás Maduro"));
        check("maduro", &["former", "bus", "driver"], None, 2018, None);
        check("bush", &["president"], None, 2005, Some("George W. Bush"));
        check("bush", &["president"], None, 1990, Some("George H.W. Bush"));
        check("macron", &[], None, 2019, Some("Emmanuel Macron"));
        check("macron", &[], None, 2010, None);
        check("merkel", &[], None, 2012, None);
        check("lavrov", &["russian", "foreign", "minister"], Some("RU"), 2012, Some("Sergey Lavrov"));
        check("kerry", &["secretary"], None, 2015, Some("John Kerry"));
        check("kerry", &["president"], None, 2015, None);
    }
}
