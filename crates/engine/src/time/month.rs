//! The months and their short forms.

/// The twelve months in order: full name, then short forms (periods are not part of an atom).
pub(crate) const MONTHS: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

#[cfg(test)]
mod tests {
    #[test]
    fn no_form_twice() {
        let forms: Vec<_> = super::MONTHS.iter().flat_map(|m| m.iter()).collect();
        assert_eq!(forms.iter().collect::<std::collections::HashSet<_>>().len(), forms.len());
    }
}
