//! How deep the elements of a page are nested, before anything builds them: a parser needs the square of it in time.

/// The deepest nesting that is read. Browsers stop at 512.
const DEEPEST: usize = 2000;

/// Elements that end by themselves, or have no end.
const OPEN: &[&str] = &[
    "p", "li", "br", "hr", "img", "input", "meta", "link", "td", "tr", "th", "option", "dt", "dd", "source", "area", "base", "col",
    "embed", "param", "track", "wbr", "path", "thead", "tbody", "tfoot", "html", "body", "head", "script", "style", "rect", "circle",
    "use", "polygon", "line", "stop", "ellipse",
];

/// Refuses a page that is nested too deep.
pub(super) fn check(html: &str) -> Result<(), String> {
    let bytes = html.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(found) = bytes[at..].iter().position(|&b| b == b'<') {
        at += found + 1;
        let ends = bytes.get(at) == Some(&b'/');
        let name = &bytes[at + usize::from(ends)..];
        let name = &name[..name.iter().take(12).take_while(|b| b.is_ascii_alphanumeric()).count()];
        if name.is_empty() || OPEN.iter().any(|it| it.as_bytes().eq_ignore_ascii_case(name)) {
            continue;
        }
        depth = if ends { depth.saturating_sub(1) } else { depth + 1 };
        if depth > DEEPEST {
            return Err(format!("wanted a page with elements nested up to {DEEPEST} deep, met deeper ones at byte {at}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_counted() {
        assert_eq!(check(&"<p>a<br><div>b</div>".repeat(5000)), Ok(()));
        assert!(check(&"<div>".repeat(100_000)).unwrap_err().starts_with("wanted a page with elements nested up to 2000 deep"));
        assert_eq!(check("a < b, <"), Ok(()));
    }
}
