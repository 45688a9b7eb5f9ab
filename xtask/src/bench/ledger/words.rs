//! What generated news is made of; all of it invented.

pub(super) const OUTLETS: &[&str] = &[
    "The Northern Courier",
    "Harbour Times",
    "Daily Ledger",
    "The Valley Post",
    "Morning Signal",
    "City Herald",
    "The Lantern",
    "Weekend Review",
    "Coast Observer",
    "The Plain Dealer of Lutha",
    "National Wire",
    "The Hill Gazette",
    "Market Day",
    "The Compass",
];

pub(super) const FIRST: &[&str] = &[
    "Ana", "Boris", "Clara", "Dmitri", "Elena", "Farid", "Greta", "Henrik", "Ivana", "Jonas", "Karim", "Lucia", "Marek", "Nadia", "Oskar",
    "Paula", "Rashid", "Sonia", "Tomas", "Ursula", "Viktor", "Wanda", "Yusuf", "Zora",
];

pub(super) const JOBS: &[&str] = &[
    "prime minister",
    "foreign minister",
    "president",
    "trade minister",
    "head of the central bank",
    "union leader",
    "chief executive",
    "governor",
    "mayor",
    "defence minister",
    "opposition leader",
    "party chairwoman",
];

pub(super) const EVENTS: &[&str] =
    &["summit", "meeting", "conference", "debate", "hearing", "visit", "vote", "ceremony", "trial", "strike"];

pub(super) const CAUSES: &[&str] = &[
    "a dispute over fishing rights",
    "the price of grain",
    "new tariffs on steel",
    "the closure of a border crossing",
    "a leaked report",
    "the reform of pensions",
    "a fire at a refinery",
    "the debt of the railways",
    "a ban on imports",
    "the floods of last spring",
    "a ruling of the high court",
    "the sale of a port",
];

/// Sentences of background, with gaps.
pub(super) const FILLERS: &[&str] = &[
    "{who} said {cause} had cost the region {count} jobs since {year}.",
    "In {town}, about {count} people protested against {cause} on {past}.",
    "\"We have waited long enough,\" {who} told reporters in {town}.",
    "{other} rejected the criticism and accused {who} of ignoring {cause}.",
    "The two sides last met in {town} on {past}, when they signed an agreement on {cause}.",
    "Analysts in {town} expect little from it, because {cause} remains unsolved.",
    "{who} resigned in {year} after {cause} became public.",
    "According to a report by {other}, {count} families left {town} during that winter.",
    "Police arrested {count} people in {town} on {past}, {other} said.",
    "The ministry sent {count} lorries with food and blankets to {town}.",
    "{who} and {other} have known each other since they studied together in {town}.",
    "A court in {town} fined the company in {year} over {cause}.",
    "{other}, who was elected in {year}, has not commented.",
    "If {cause} is not settled, {who} may leave the coalition, aides said.",
    "Trade between the two countries fell by {count} million crowns in {year}.",
    "The road from {town} to the coast has been closed since {past} because of {cause}.",
    "Opponents of {who} say that {cause} shows how little has changed since {year}.",
    "{who} praised the work of {other} and promised more money for schools and hospitals.",
    "The army withdrew {count} soldiers from {town} on {past}.",
    "A spokeswoman for {other} declined to say whether {cause} would be discussed.",
];

pub(super) const SYLLABLES: &[&str] = &[
    "ba", "ben", "bor", "da", "del", "dor", "fa", "fen", "gal", "gor", "hal", "ka", "kel", "kor", "la", "len", "lo", "ma", "mer", "mi",
    "na", "nor", "pa", "per", "ra", "rin", "ro", "sa", "sel", "ta", "tan", "tor", "va", "vel", "vik", "za",
];
