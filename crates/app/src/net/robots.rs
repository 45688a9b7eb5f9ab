//! What a host lets programs read: `robots.txt` by RFC 9309.

use percent_encoding::{CONTROLS, utf8_percent_encode};

/// The rules for one program, each a pattern and whether it allows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rules(Vec<(String, bool)>);

impl Rules {
    /// The rules of all groups that name the program, else of those for all.
    pub(super) fn of(text: &str, program: &str) -> Self {
        let named = Self::group(text, |agent| agent.eq_ignore_ascii_case(program));
        named.or_else(|| Self::group(text, |agent| agent == "*")).unwrap_or_default()
    }

    fn group(text: &str, is_meant: impl Fn(&str) -> bool) -> Option<Self> {
        let (mut rules, mut is_met, mut is_in, mut is_head) = (Vec::new(), false, false, false);
        for (key, value) in text.trim_start_matches('\u{FEFF}').split(['\n', '\r']).filter_map(pair) {
            let is_rule = key == "allow" || key == "disallow";
            if key == "user-agent" {
                is_in = is_meant(value) || (is_head && is_in);
                is_met |= is_in;
                is_head = true;
            } else if is_rule {
                is_head = false;
                let pattern = utf8_percent_encode(value, CONTROLS).to_string();
                rules.extend((is_in && !value.is_empty()).then_some((pattern, key == "allow")));
            }
        }
        is_met.then_some(Self(rules))
    }

    /// Whether a path with its query may be read: the longest pattern says it, and of two of one length the one that allows.
    pub(super) fn allow(&self, path: &str) -> bool {
        let fitting = self.0.iter().filter(|(pattern, _)| fits(pattern, path));
        fitting.max_by_key(|(pattern, allows)| (pattern.len(), *allows)).is_none_or(|(_, allows)| *allows)
    }
}

fn pair(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split('#').next()?.split_once(':')?;
    Some((key.trim().to_ascii_lowercase(), value.trim()))
}

/// `*` stands for anything, and `$` at the end for the end. No step goes back further than to the last `*`.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, is_whole) = pattern.strip_suffix('$').map_or((pattern, false), |p| (p, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else { return !is_whole || rest.is_empty() };
    for part in between {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    if is_whole { rest.ends_with(last) } else { rest.contains(last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_pattern_says_it() {
        let text = "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-Agent: Dateline # us\nDisallow: /desk\nAllow: /desk/open\n\
                    Disallow: /*.pdf$\nDisallow: /a*b*c\nAllow: /same\nDisallow: /same\nDisallow:\nDisallow: /\u{e9}\n";
        let rules = Rules::of(text, "dateline");
        let check = |path: &str, expected: bool| assert_eq!(rules.allow(path), expected, "{path}");
        check("/", true);
        check("/desk/x", false);
        check("/desk/open/1", true);
        check("/x.pdf", false);
        check("/x.pdf?p=1", true);
        check("/a-b-c-d", false);
        check("/a-c-b", true);
        check("/same", true);
        check("/%C3%A9t%C3%A9", false);
        assert!(!Rules::of(text, "stranger").allow("/news"));
        assert!(Rules::of("User-agent: x\nDisallow: /", "dateline").allow("/news"));
    }
}
