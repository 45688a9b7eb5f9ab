//! What stands around every page, and the pages that are nothing else.

pub(crate) struct Link {
    /// where it leads
    pub(crate) href: String,
    /// its text
    pub(crate) label: String,
}

pub(crate) struct Nav {
    /// where it leads
    pub(crate) href: String,
    /// its text
    pub(crate) label: String,
    /// this page belongs to it
    pub(crate) current: bool,
}

pub(crate) struct Page {
    /// for <title>; without the name of the program
    pub(crate) title: String,
    /// the h1
    pub(crate) heading: String,
    /// one sentence under it; may be ""
    pub(crate) lead: String,
    /// other forms of the page, such as Calendar and Atom; JSON is added by the template
    pub(crate) links: Vec<Link>,
    /// the JSON twin of this page, with its query; "" on login alone
    pub(crate) json_href: String,
    /// false on login: no navigation, no search, and the footer tells nothing of the ledger
    pub(crate) has_nav: bool,
    /// the main navigation: Diary Timeline Claims Actors Places Outlets Morning; hrefs keep as-of
    pub(crate) nav: Vec<Nav>,
    /// what links to events carry on: "" or "?as-of=2020-06-01"
    pub(crate) keep: String,
    /// the day asked for, YYYY-MM-DD; "" is now
    pub(crate) as_of: String,
    /// "As known on Mon 1 Jun 2020" or "As known now"
    pub(crate) known: String,
    /// this page without as-of
    pub(crate) now_href: String,
    /// the words in the search field
    pub(crate) q: String,
    /// what was just done ("Merged."), once after a POST; else ""
    pub(crate) flash: String,
    /// who is signed in; ""
    pub(crate) user: String,
    /// the token for forms; "" for those who cannot post
    pub(crate) csrf: String,
    /// file name of the ledger
    pub(crate) ledger: String,
    /// how many it has, with thin spaces: "1 204"
    pub(crate) articles: String,
    /// of the program
    pub(crate) version: String,
}

#[derive(Default)]
pub(crate) struct Pager {
    /// there is another page
    pub(crate) shown: bool,
    /// ""
    pub(crate) prev_href: String,
    /// ""
    pub(crate) next_href: String,
    /// "rows 101–200 of 257"
    pub(crate) text: String,
}

pub(crate) struct Tab {
    pub(crate) href: String,
    /// Agenda, Month, No date yet, Under review, Overdue
    pub(crate) label: String,
    pub(crate) current: bool,
    /// how many rows are in the lane; "" for agenda and month
    pub(crate) count: String,
}

#[derive(askama::Template)]
#[template(path = "empty.html")]
pub(crate) struct EmptyPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    /// as to be typed, quoted for a shell where needed
    pub(crate) ledger_path: String,
}

#[derive(askama::Template)]
#[template(path = "error.html")]
pub(crate) struct ErrorPage {
    pub(crate) base: String,
    /// heading: "No such event"
    pub(crate) page: Page,
    /// 400, 403, 404, 500
    pub(crate) status: i64,
    /// what was wanted, what was met
    pub(crate) message: String,
    /// what to do; ""
    pub(crate) advice: String,
}

#[derive(askama::Template)]
#[template(path = "login.html")]
pub(crate) struct LoginPage {
    pub(crate) base: String,
    /// has_nav is false
    pub(crate) page: Page,
    /// "Name or password is wrong."; ""
    pub(crate) message: String,
    /// path to go to afterwards: ONLY a path within base
    pub(crate) next: String,
    /// local users are set up
    pub(crate) has_local: bool,
    /// as typed before; ""
    pub(crate) user: String,
    /// ""
    pub(crate) oidc_href: String,
    /// name of the organisation
    pub(crate) oidc_label: String,
}
