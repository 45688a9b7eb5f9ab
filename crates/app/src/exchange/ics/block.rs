//! A calendar cut into its components, without following any into another.

/// The components of a calendar.
#[derive(Default)]
pub(super) struct Blocks<'t> {
    pub(super) is_calendar: bool,
    /// It was sent to cancel what it holds (RFC 5546, 3.2.5).
    pub(super) is_cancel: bool,
    pub(super) whole: Vec<Block<'t>>,
    /// Why a component is none.
    pub(super) broken: Vec<String>,
}

/// A component: its own lines, without those of components within.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Block<'t> {
    pub(super) name: String,
    pub(super) lines: Vec<&'t str>,
}

/// Cuts unfolded text.
pub(super) fn blocks(text: &str) -> Blocks<'_> {
    let (mut out, mut open): (Blocks<'_>, Vec<String>) = (Blocks::default(), Vec::new());
    for line in text.lines().map(|line| line.trim_end_matches('\r')).filter(|line| !line.trim().is_empty()) {
        match (after(line, "BEGIN:"), after(line, "END:")) {
            (Some(name), _) => begin(&mut out, &mut open, name),
            (_, Some(name)) => end(&mut out, &mut open, &name),
            _ => content(&mut out, &open, line),
        }
    }
    if let Some(name) = open.into_iter().find(|name| name != CALENDAR) {
        out.whole.pop();
        out.broken.push(format!("wanted END:{name}, met the end of the file; give the whole file"));
    }
    out
}

const CALENDAR: &str = "VCALENDAR";

fn begin<'t>(out: &mut Blocks<'t>, open: &mut Vec<String>, name: String) {
    out.is_calendar |= name == CALENDAR;
    // An event is within nothing but the calendar: what is still open has lost its end, and takes no other with it.
    if name == "VEVENT" && depth(open) > 0 {
        let first = open.len() - depth(open);
        out.whole.pop();
        out.broken.push(format!("wanted END:{}, met BEGIN:VEVENT; mend the file", open[first]));
        open.truncate(first);
    }
    if depth(open) == 0 && name != CALENDAR {
        out.whole.push(Block { name: name.clone(), lines: Vec::new() });
    }
    open.push(name);
}

fn end(out: &mut Blocks<'_>, open: &mut Vec<String>, name: &str) {
    match open.last() {
        Some(last) if last == name => _ = open.pop(),
        Some(last) => out.broken.push(format!("wanted END:{last}, met END:{name}; mend the file")),
        None => out.broken.push(format!("wanted BEGIN:{name} first, met END:{name}; mend the file")),
    }
}

fn content<'t>(out: &mut Blocks<'t>, open: &[String], line: &'t str) {
    match depth(open) {
        0 => out.is_cancel |= line.trim().eq_ignore_ascii_case("METHOD:CANCEL"),
        1 => out.whole.iter_mut().next_back().into_iter().for_each(|block| block.lines.push(line)),
        _ => {}
    }
}

/// How many components are open but for the calendar.
fn depth(open: &[String]) -> usize {
    open.len() - usize::from(open.first().is_some_and(|name| name == CALENDAR))
}

fn after(line: &str, head: &str) -> Option<String> {
    let rest = line.get(head.len()..).filter(|_| line.is_char_boundary(head.len()))?;
    line[..head.len()].eq_ignore_ascii_case(head).then(|| rest.trim().to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_cut_and_what_is_within_them_is_left() {
        let found = blocks(
            "BEGIN:VCALENDAR\r\nmethod:cancel\r\nBEGIN:VEVENT\r\nUID:a\r\nBEGIN:VALARM\r\nUID:b\r\nEND:VALARM\r\nend:vevent\r\nEND:VCALENDAR",
        );
        assert_eq!(found.whole, [Block { name: "VEVENT".to_owned(), lines: vec!["UID:a"] }]);
        assert!(found.is_calendar && found.is_cancel && found.broken.is_empty());
    }

    #[test]
    fn what_has_no_end_is_told() {
        let deep = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{}", "BEGIN:VALARM\n".repeat(100_000));
        let found = blocks(&deep);
        assert!(found.whole.is_empty());
        assert_eq!(found.broken, ["wanted END:VEVENT, met the end of the file; give the whole file"]);
        let found = blocks("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nBEGIN:VEVENT\nUID:b\nEND:VEVENT\nEND:VCALENDAR");
        assert_eq!(found.whole, [Block { name: "VEVENT".to_owned(), lines: vec!["UID:b"] }]);
        assert_eq!(found.broken, ["wanted END:VEVENT, met BEGIN:VEVENT; mend the file"]);
        assert_eq!(blocks("END:VEVENT").broken.len(), 1);
    }
}
