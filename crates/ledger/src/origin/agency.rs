//! The agency that a text credits: "LISBON (Reuters) - …", "Source: Xinhua".

/// The usual name of the agency to which the text credits itself, at its beginning or its end.
pub fn credited(text: &str) -> Option<&'static str> {
    let head = cut(text, EDGE, true);
    let tail = cut(text, EDGE, false);
    let in_brackets = AGENCIES.iter().filter(|(form, _)| is_bracketed(head, form) || is_bracketed(tail, form));
    let signed = AGENCIES.iter().filter(|(form, _)| CREDITS.iter().any(|c| follows(tail, c, form) || follows(head, c, form)));
    in_brackets.chain(signed).next().map(|a| a.1)
}

/// Bytes at either end of a text in which a credit stands.
const EDGE: usize = 240;

/// Forms that credits use, and the agency.
const AGENCIES: &[(&str, &str)] = &[
    ("Reuters", "Reuters"),
    ("REUTERS", "Reuters"),
    ("AP", "Associated Press"),
    ("Associated Press", "Associated Press"),
    ("The Associated Press", "Associated Press"),
    ("AFP", "Agence France-Presse"),
    ("Agence France-Presse", "Agence France-Presse"),
    ("UPI", "UPI"),
    ("Xinhua", "Xinhua"),
    ("TASS", "TASS"),
    ("Interfax", "Interfax"),
    ("dpa", "dpa"),
    ("DPA", "dpa"),
    ("EFE", "EFE"),
    ("ANSA", "ANSA"),
    ("Kyodo", "Kyodo"),
    ("Yonhap", "Yonhap"),
    ("PTI", "PTI"),
    ("IANS", "IANS"),
    ("ANI", "ANI"),
    ("AAP", "AAP"),
    ("PA", "Press Association"),
    ("Press Association", "Press Association"),
    ("The Canadian Press", "The Canadian Press"),
    ("CP", "The Canadian Press"),
    ("Bloomberg", "Bloomberg"),
    ("Anadolu", "Anadolu"),
    ("Anadolu Agency", "Anadolu"),
];

/// What stands before the agency in a credit.
const CREDITS: &[&str] = &["Source: ", "Source - ", "© ", "(c) ", "Copyright ", "Distributed by ", "Provided by ", "With reporting by "];

fn is_bracketed(text: &str, form: &str) -> bool {
    text.match_indices(form).any(|(at, _)| text[..at].ends_with('(') && text[at + form.len()..].starts_with([')', '/']))
}

fn follows(text: &str, credit: &str, form: &str) -> bool {
    text.match_indices(credit).any(|(at, _)| {
        let rest = &text[at + credit.len()..];
        rest.strip_prefix(form).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    })
}

fn cut(text: &str, bytes: usize, from_start: bool) -> &str {
    let mut at = if from_start { bytes.min(text.len()) } else { text.len().saturating_sub(bytes) };
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    if from_start { &text[..at] } else { &text[at..] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits() {
        let check = |text: &str, expected| assert_eq!(credited(text), expected, "{text}");
        check("LISBON (Reuters) - The harbour board said", Some("Reuters"));
        check("OSLO, May 3 (AP) — Two ships", Some("Associated Press"));
        check("Two ships were named. Source: Xinhua", Some("Xinhua"));
        check("Two ships were named. © Agence France-Presse", Some("Agence France-Presse"));
        check("The harbour authority (PA-17) said", None);
        check("Reuters was sold, the paper said.", None);
        check(&format!("{}(Reuters){}", "é".repeat(400), "é".repeat(400)), None);
    }
}
