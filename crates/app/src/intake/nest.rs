//! What HTML a parser may be given: by the rules of browsers, little of it can grow to more than the memory of a machine.

/// Elements within one another at most: the parser asks of each where it stands, and takes the square of their number.
const DEEP: usize = 1000;
/// Elements at most that open marks make: a `<b>` that is not closed is opened anew in every paragraph after it.
const GROWN: usize = 2_000_000;

/// Elements without an end, those whose end is often left out, and those that a page has once.
const VOID: [&str; 30] = [
    "br", "hr", "img", "p", "li", "input", "meta", "link", "wbr", "source", "col", "td", "tr", "th", "dt", "dd", "option", "area", "base",
    "embed", "param", "track", "thead", "tbody", "tfoot", "html", "body", "head", "script", "style",
];
/// Shapes of drawings, which end by themselves where their tag says so.
const SHAPES: [&str; 8] = ["path", "rect", "circle", "use", "polygon", "line", "stop", "ellipse"];
/// Marks that are opened anew (the formatting elements of the HTML standard).
const MARKS: [&str; 14] = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// What is wrong with HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Nested too deep.
    Deep,
    /// Marks that are not closed.
    Open,
}

impl Wrong {
    /// Of a piece of HTML, such as the body of a mail.
    pub(super) fn of_piece(self) -> String {
        match self {
            Self::Deep => format!("wanted HTML of up to {DEEP} elements within one another, met more"),
            Self::Open => "wanted HTML that closes its marks, met so many open ones that it would fill the memory".to_owned(),
        }
    }

    /// Of a page.
    pub(super) fn of_page(self) -> String {
        match self {
            Self::Deep => format!("wanted a page with elements nested up to {DEEP} deep, met deeper ones"),
            Self::Open => self.of_piece(),
        }
    }
}

/// Refuses what is nested too deep, and what would grow, as far as its tags tell.
pub(super) fn check(html: &[u8]) -> Result<(), Wrong> {
    let (mut deep, mut open, mut grown) = (0_usize, 0_usize, 0_usize);
    for tag in html.split(|byte| *byte == b'<').skip(1) {
        let (is_end, tag) = tag.strip_prefix(b"/").map_or((false, tag), |rest| (true, rest));
        let name = &tag[..tag.iter().take(12).position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(tag.len().min(12))];
        if name.is_empty() {
            continue;
        }
        let step = |n: usize, counts: bool| {
            if !counts {
                n
            } else if is_end {
                n.saturating_sub(1)
            } else {
                n + 1
            }
        };
        let ends_itself = is_one_of(&VOID, name) || is_one_of(&SHAPES, name) && ends(tag);
        deep = step(deep, !ends_itself);
        open = step(open, is_one_of(&MARKS, name));
        grown += open;
        if deep > DEEP {
            return Err(Wrong::Deep);
        }
        if grown > GROWN {
            return Err(Wrong::Open);
        }
    }
    Ok(())
}

/// `<path d="…"/>`
fn ends(tag: &[u8]) -> bool {
    tag.iter().position(|byte| *byte == b'>').is_some_and(|at| tag[..at].ends_with(b"/"))
}

fn is_one_of(list: &[&str], name: &[u8]) -> bool {
    list.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_is_refused_and_what_is_only_long_is_not() {
        let check = |html: String| check(html.as_bytes()).map_err(Wrong::of_piece);
        assert!(check("<div>".repeat(100_000)).is_err_and(|wrong| wrong.contains("1000 elements within one another")));
        assert!(check("<b>".repeat(900) + &"<p>a".repeat(100_000)).is_err_and(|wrong| wrong.contains("closes its marks")));
        assert_eq!(check("<p>a<br>".repeat(10_000)), Ok(()));
        assert_eq!(check("<div><span>a</span> < b </div>".repeat(10_000)), Ok(()));
        assert_eq!(check("<p><a href=x>a</a> <b>b".repeat(1000)), Ok(()));
        assert_eq!(check("<".repeat(10_000)), Ok(()));
        assert_eq!(check("<path d='M0'/>".repeat(10_000)), Ok(()));
        assert!(check("<path d='M0'>".repeat(10_000)).is_err());
    }

    #[test]
    fn depth_is_counted() {
        let check = |html: &str| check(html.as_bytes()).map_err(Wrong::of_page);
        assert_eq!(check(&"<p>a<br><div>b</div>".repeat(5000)), Ok(()));
        assert!(check(&"<div>".repeat(100_000)).unwrap_err().starts_with("wanted a page with elements nested up to 1000 deep"));
        assert_eq!(check("a < b, <"), Ok(()));
    }
}
