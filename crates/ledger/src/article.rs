//! An article as it comes in, and what says that two inputs are the same article.

use crate::day;
use dateline_engine::{Article, Published};
use sha2::{Digest, Sha256};

/// An article with all that its caller knows of it. What is not known stays `None`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ArticleIn {
    /// The caller's name for it; comes back in exports.
    pub id: String,
    /// When it was published.
    pub published: Option<Published>,
    /// When this text of it was published, where that was later.
    pub modified: Option<Published>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Where it was published. Never fetched.
    pub url: Option<String>,
    /// The text that was read.
    pub text: String,
}

impl ArticleIn {
    /// As the engine takes it.
    pub fn article(&self) -> Article<'_> {
        Article {
            id: &self.id,
            published: self.published,
            text: &self.text,
            title: self.title.as_deref(),
            outlet: self.outlet.as_deref(),
            url: self.url.as_deref(),
        }
    }

    /// Which article this is: its url, else outlet and id, else its text. The same key with another text is another version.
    pub fn key(&self) -> Hash {
        match (filled(&self.url), filled(&self.outlet)) {
            (Some(url), _) => Hash::of(&["url", url]),
            (None, Some(outlet)) if !self.id.is_empty() => Hash::of(&["id", outlet, &self.id]),
            _ => Hash::of(&["text", &self.text]),
        }
    }

    /// The day from which this text of the article was there to read.
    pub(crate) fn day(&self) -> i32 {
        self.modified.or(self.published).map_or(day::UNDATED, |p| day::number(p.day))
    }
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|t| !t.is_empty())
}

/// Half a SHA-256: long enough that nobody can make two articles meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub(crate) [u8; 16]);

impl Hash {
    /// Of some words; where one ends and the next begins counts.
    pub fn of(parts: &[&str]) -> Self {
        let mut sha = Sha256::new();
        for part in parts {
            sha.update((part.len() as u64).to_le_bytes());
            sha.update(part.as_bytes());
        }
        Self(sha.finalize()[..16].try_into().unwrap_or_default())
    }

    /// As it is written, 32 hexadecimal digits.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut out = [0; 16];
        for (i, byte) in out.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * i..2 * i + 2)?, 16).ok()?;
        }
        (text.len() == 32).then_some(Self(out))
    }

    /// The first 63 bits: the place of an article among those of its day.
    pub(crate) fn rank(self) -> i64 {
        self.first(63)
    }

    /// The first bits as a number.
    pub(crate) fn first(self, bits: u32) -> i64 {
        let mut head = [0; 8];
        head.copy_from_slice(&self.0[..8]);
        (u64::from_be_bytes(head) >> (64 - bits)) as i64
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_url_then_outlet_and_id_then_text() {
        let a = ArticleIn { id: "7".into(), text: "x".into(), ..Default::default() };
        assert_eq!(a.key(), Hash::of(&["text", "x"]));
        let b = ArticleIn { outlet: Some("Post".into()), ..a.clone() };
        assert_eq!(b.key(), Hash::of(&["id", "Post", "7"]));
        let c = ArticleIn { url: Some(" http://a/ ".into()), ..b.clone() };
        assert_eq!(c.key(), Hash::of(&["url", "http://a/"]));
        assert_ne!(Hash::of(&["ab", "c"]), Hash::of(&["a", "bc"]));
    }
}
