//! What pages are made of beside their words: all of it is in the program.

/// Path, kind and content.
pub(crate) const ASSETS: [(&str, &str, &str); 4] = [
    ("/assets/style.css", "text/css; charset=utf-8", include_str!("../../assets/style.css")),
    ("/assets/theme.js", "text/javascript; charset=utf-8", include_str!("../../assets/theme.js")),
    ("/assets/keys.js", "text/javascript; charset=utf-8", include_str!("../../assets/keys.js")),
    ("/assets/icon.svg", "image/svg+xml", include_str!("../../assets/icon.svg")),
];
