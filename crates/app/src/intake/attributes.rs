//! How many attributes the elements of markup have: parsers hold each against all before it, and a tag of a million would take hours.

/// Attributes of an element at most. Those of the news have some dozens.
const MOST: u32 = 1000;

/// What to say of an element that has more.
pub(super) fn too_many() -> String {
    format!("wanted elements of up to {MOST} attributes, met one of more")
}

/// Where in a tag a byte may stand, by the tokenizer of the HTML standard; XML has no more.
#[derive(Clone, Copy)]
enum Place {
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Double,
    Single,
    Unquoted,
}

const PLACES: [Place; 8] =
    [Place::TagName, Place::BeforeName, Place::Name, Place::AfterName, Place::BeforeValue, Place::Double, Place::Single, Place::Unquoted];

/// Whether an element has more attributes than anybody writes. What stands in a comment, a script or a quote is not known here, so every
/// `<` may begin a tag: of all that may have begun, the most attributes are kept for each place.
pub(super) fn are_too_many(markup: &str) -> bool {
    let bytes = markup.as_bytes();
    let (mut at, mut most) = (0, [None; PLACES.len()]);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        most = stepped(most, byte);
        if byte == b'<' && bytes.get(at).is_some_and(|next| next.is_ascii_alphabetic() || *next == b'/') {
            most[Place::TagName as usize].get_or_insert(0);
        }
        if most.iter().flatten().any(|count| *count > MOST) {
            return true;
        }
        if most.iter().all(Option::is_none) {
            at += bytes[at..].iter().position(|byte| *byte == b'<').unwrap_or(bytes.len() - at);
        }
    }
    false
}

fn stepped(from: [Option<u32>; PLACES.len()], byte: u8) -> [Option<u32>; PLACES.len()] {
    let mut to = [None; PLACES.len()];
    for (place, count) in PLACES.into_iter().zip(from) {
        if let (Some(count), Some((next, more))) = (count, next(place, byte)) {
            to[next as usize] = to[next as usize].max(Some(count + more));
        }
    }
    to
}

/// The next place, and whether an attribute begins there; none where the tag ends.
fn next(place: Place, byte: u8) -> Option<(Place, u32)> {
    use Place::{AfterName, BeforeName, BeforeValue, Double, Name, Single, TagName, Unquoted};
    let is_space = byte.is_ascii_whitespace();
    Some(match (place, byte) {
        (Double, b'"') | (Single, b'\'') => (BeforeName, 0),
        (Double | Single, _) => (place, 0),
        (_, b'>') => return None,
        (TagName | Name | AfterName | BeforeName, b'/') => (BeforeName, 0),
        (Name | AfterName, b'=') => (BeforeValue, 0),
        (BeforeValue, b'"') => (Double, 0),
        (BeforeValue, b'\'') => (Single, 0),
        (BeforeName | AfterName | BeforeValue, _) if is_space => (place, 0),
        (BeforeName | AfterName, _) => (Name, 1),
        (Name, _) if is_space => (AfterName, 0),
        (TagName | Unquoted, _) if is_space => (BeforeName, 0),
        (BeforeValue, _) => (Unquoted, 0),
        (TagName | Name | Unquoted, _) => (place, 0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_wherever_they_hide() {
        let check = |markup: &str, expected: bool| assert_eq!(are_too_many(markup), expected, "{}", &markup[..markup.len().min(60)]);
        let many: String = (0..1200).map(|n| format!(" a{n}")).collect();
        let valued: String = (0..1200).map(|n| format!("a{n}=\"x>\"")).collect();
        for hostile in [
            format!("<p{many}>"),
            format!("<p {valued}>"),
            format!("<p{}", many.replace(' ', "/")),
            format!("<!-- <a b=\" --><p{many}>"),
            format!("<script>a<b='</script><p{many}>"),
        ] {
            check(&hostile, true);
        }
        check(&format!("<p>{many}</p>"), false);
        check(&format!("<path d=\"{many}\"/><p title='{many}'>"), false);
        check(&"<p class=x id='y'>a</p>".repeat(2000), false);
        check("", false);
    }
}
