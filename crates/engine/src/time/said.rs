//! Words in quotation marks: who said on Monday "we meet today" meant Monday.

/// The quotations of a text, as byte ranges in order. A paragraph that ends closes what is open.
#[derive(Debug, Default)]
pub(crate) struct Quotations(Vec<(u32, u32)>);

impl Quotations {
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut list, mut open) = (Vec::new(), None);
        for at in 0..bytes.len() {
            let mark = match bytes[at] {
                b'\n' => Some(false),
                b'"' => Some(open.is_none()),
                b'`' if bytes.get(at + 1) == Some(&b'`') => Some(true),
                b'\'' if bytes.get(at + 1) == Some(&b'\'') => Some(false),
                0xe2 if bytes[at..].starts_with("“".as_bytes()) => Some(true),
                0xe2 if bytes[at..].starts_with("”".as_bytes()) => Some(false),
                _ => None,
            };
            match mark {
                Some(true) => open = open.or(Some(at as u32)),
                Some(false) => list.extend(open.take().map(|start| (start, at as u32))),
                None => {}
            }
        }
        Self(list)
    }

    /// Whether byte `at` stands in one.
    pub(crate) fn hold(&self, at: usize) -> bool {
        let next = self.0.partition_point(|&(start, _)| start as usize <= at);
        next.checked_sub(1).is_some_and(|i| at < self.0[i].1 as usize)
    }
}

#[cfg(test)]
mod tests {
    use crate::time::tests::times_on;

    #[test]
    fn quotations_count_from_the_day_they_were_spoken() {
        let check = |text: &str, word: &str, value: &str| {
            let found = times_on(text, "2020-04-15");
            assert!(found.iter().any(|(t, v)| t == word && v == value), "{text}: {found:?}");
        };
        check("On Monday the senator spoke. \"Today I ask you for help,\" he said.", "Today", "2020-04-13");
        check("\"We won today,\" the coach said on Monday.", "today", "2020-04-13");
        check("On Monday the senator spoke. Today he rests.", "Today", "2020-04-15");
        check("\"We won today,\" the coach said.", "today", "2020-04-15");
    }
}
