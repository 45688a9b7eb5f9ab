//! A claim as the tables show it: who says so, through whom, and who denies it.

use super::shell::{actor_href, article_href, day};
use crate::export::counted;
use crate::web::answer::Asked;
use crate::web::view::{Claim as View, Denial};
use dateline_ledger::{Claim, Thread};

/// A thread of claims as one row.
pub(super) fn view(asked: &Asked, thread: &Thread) -> View {
    let first = &thread.first;
    let again = Some(thread.again.len()).filter(|n| *n > 0).map(|n| format!("said again {n}×"));
    let others = Some(thread.others.len()).filter(|n| *n > 0).map(|n| format!("and by {}", counted(n, "other")));
    View {
        who: who(first),
        who_href: first.name.as_ref().filter(|_| is_named(first)).map(|name| actor_href(asked, name)).unwrap_or_default(),
        kind: first.kind.clone().filter(|k| k != "named").unwrap_or_default(),
        through: first.through.clone().unwrap_or_default(),
        stance: first.stance.clone(),
        content: first.content.clone(),
        repeats: again.into_iter().chain(others).collect::<Vec<_>>().join(", "),
        denials: thread.denials.iter().map(|c| denial(asked, c)).collect(),
        href: article_href(asked, &first.article),
        outlet: outlet(first),
        day: day(first.day),
    }
}

fn denial(asked: &Asked, c: &Claim) -> Denial {
    Denial { who: who(c), content: c.content.clone(), href: article_href(asked, &c.article), outlet: outlet(c), day: day(c.day) }
}

fn who(c: &Claim) -> String {
    c.source.clone().unwrap_or_else(|| "the article".to_owned())
}

/// Whether it is by somebody who has a page.
fn is_named(c: &Claim) -> bool {
    let has_words = |name: &String| name.chars().any(char::is_alphanumeric);
    c.kind.as_deref() == Some("named") && c.name.as_ref().is_some_and(has_words)
}

fn outlet(c: &Claim) -> String {
    c.outlet.clone().unwrap_or_else(|| c.article.clone())
}
