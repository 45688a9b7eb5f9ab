//! The day in the address of a page: `/2019/05/03/`, `/2019-05-03-title`, `/20190503/`.

use super::candidate::{Candidate, Place, Said};
use super::written::{self, Written};

/// The day of the path, where it has exactly one whole day.
pub(super) fn candidate(url: &str) -> Option<Candidate> {
    // Copies keep the address of what they copy behind their own.
    let path = url.rsplit_once("//").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let (_, path) = path.split_once('/')?;
    let path = spelled(path);
    let mut days: Vec<Written> =
        written::days(&path).into_iter().filter(|it| !it.short && it.or.is_none() && it.range.len() < 12).collect();
    days.iter_mut().for_each(|it| (it.moment.time, it.moment.offset) = (None, None));
    days.dedup_by_key(|it| it.moment.day);
    let [day] = days.as_slice() else { return None };
    let apart = path.as_bytes().get(day.range.end).is_none_or(|b| !b.is_ascii_digit());
    let points = if path[day.range.clone()].len() == 8 { 55 } else { 68 };
    apart.then(|| Candidate::new(day.clone(), Place::Address, Said::Published, points, "address"))
}

/// Words and numbers run on in addresses; `_` is a mark like `-`.
fn spelled(path: &str) -> String {
    path.chars().take(300).map(|c| if c == '_' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: Option<&str>) {
        assert_eq!(candidate(url).map(|it| it.written.moment.to_string()).as_deref(), expected, "{url}");
    }

    #[test]
    fn addresses_have_days() {
        check("https://news.example/2019/05/03/king-in-oslo.html", Some("2019-05-03"));
        check("https://news.example/world/2019/may/03/king", Some("2019-05-03"));
        check("https://news.example/20190503-king-55443", Some("2019-05-03"));
        check("https://news.example/king-2019-05-03.html?from=2020-01-01", Some("2019-05-03"));
        check("https://copies.example/web/20200101101500/http://news.example/2019/05/03/king", Some("2019-05-03"));
        check("https://copies.example/web/20200101101500/news.example/king", None);
        check("https://news.example/2019/05/king", None);
        check("https://news.example/king-12345678", None);
        check("https://news.example/2019/05/03/review-of-2018-05-03", None);
    }
}
