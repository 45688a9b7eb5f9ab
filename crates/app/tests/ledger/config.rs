//! `dateline.toml`, the environment and flags: which goes before which, and what is refused.

use super::desk::{Desk, NEWS, all};

/// The settings that `config show --origin` tells.
fn check(desk: &Desk, environment: &[(&str, &str)], args: &[&str], expected: &[&str]) {
    let ran = desk.run_in(environment, &[&["config", "show", "--origin"], args].concat());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.lines().collect::<Vec<_>>(), expected);
}

const DEFAULT: [&str; 4] = [
    "ledger = \"dateline.ledger\"  # default",
    "zone = \"system\"  # default",
    "week_starts = \"monday\"  # default",
    concat!("user_agent = \"dateline/", env!("CARGO_PKG_VERSION"), "\"  # default"),
];

#[test]
fn flag_over_environment_over_file_over_default() {
    let desk = Desk::new();
    check(&desk, &[], &[], &DEFAULT);
    desk.write("dateline.toml", "ledger = \"file.ledger\"\nzone = \"Europe/Oslo\"\nweek_starts = \"sunday\"\nuser_agent = \"Post desk\"\n\n[watch]\nfeeds = [\"https://q.example/1\", \"own.opml\"]\n");
    let file = [
        "ledger = \"file.ledger\"  # dateline.toml",
        "zone = \"Europe/Oslo\"  # dateline.toml",
        "week_starts = \"sunday\"  # dateline.toml",
        "user_agent = \"Post desk\"  # dateline.toml",
        "watch.feeds = \"https://q.example/1, own.opml\"  # dateline.toml",
    ];
    check(&desk, &[], &[], &file);
    let environment = [
        ("DATELINE_LEDGER", "env.ledger"),
        ("DATELINE_ZONE", "UTC"),
        ("DATELINE_WEEK_STARTS", "saturday"),
        ("DATELINE_USER_AGENT", "Courier"),
    ];
    let set = [
        "ledger = \"env.ledger\"  # $DATELINE_LEDGER",
        "zone = \"UTC\"  # $DATELINE_ZONE",
        "week_starts = \"saturday\"  # $DATELINE_WEEK_STARTS",
        "user_agent = \"Courier\"  # $DATELINE_USER_AGENT",
        file[4],
    ];
    check(&desk, &environment, &[], &set);
    check(&desk, &environment, &["--ledger", "flag.ledger"], &["ledger = \"flag.ledger\"  # --ledger", set[1], set[2], set[3], set[4]]);
}

#[test]
fn the_ledger_that_is_set_is_the_one_that_is_used() {
    let desk = Desk::new();
    desk.write("dateline.toml", "ledger = \"file.ledger\"\n").write("n.jsonl", all(&NEWS));
    let made = |name: &str| desk.path().join(name).exists();
    desk.good(&["add", "n.jsonl"]);
    assert!(made("file.ledger") && !made("dateline.ledger"));
    assert!(desk.good(&["diary"]).starts_with("file.ledger\n"), "a ledger in the settings is asked without a flag");
    assert_eq!(desk.run_in(&[("DATELINE_LEDGER", "env.ledger")], &["add", "n.jsonl"]).status, 0);
    assert!(made("env.ledger") && !made("flag.ledger"));
    assert_eq!(desk.run_in(&[("DATELINE_LEDGER", "env.ledger")], &["add", "n.jsonl", "--ledger", "flag.ledger"]).status, 0);
    assert!(made("flag.ledger"));
}

#[test]
fn a_path_of_nothing_is_no_ledger() {
    let desk = Desk::new();
    let empty = [("DATELINE_LEDGER", ""), ("DATELINE_ZONE", ""), ("DATELINE_WEEK_STARTS", ""), ("DATELINE_CONFIG", "")];
    check(&desk, &empty, &[], &DEFAULT);
    desk.write("dateline.toml", "ledger = \"\"\n").write("n.jsonl", all(&NEWS));
    assert_eq!(desk.bad(&["add", "n.jsonl"]), "dateline: dateline.toml: wanted a path as ledger, met nothing\n");
    assert_eq!(desk.run(&["add", "n.jsonl", "--ledger", ""]).status, 2);
}

#[test]
fn a_path_in_a_file_counts_from_the_file() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path().join("settings/dateline")).unwrap();
    desk.write("settings/dateline/dateline.toml", "ledger = \"desk.ledger\"\n").write("n.jsonl", all(&NEWS)).good(&["add", "n.jsonl"]);
    assert!(desk.path().join("settings/dateline/desk.ledger").exists());
    desk.write("other.toml", "week_starts = \"saturday\"\n");
    let ran = desk.run_in(&[("DATELINE_CONFIG", "other.toml")], &["config", "show"]);
    assert!(ran.out.starts_with("ledger = \"dateline.ledger\"\nzone = \"system\"\nweek_starts = \"saturday\"\n"), "{ran:?}");
    desk.write("dateline.toml", "zone = \"UTC\"\n");
    check(&desk, &[], &[], &[DEFAULT[0], "zone = \"UTC\"  # dateline.toml", DEFAULT[2], DEFAULT[3]]);
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    let cases = [
        (
            "ledger = \"x\"\n\ncolour = \"red\"\n",
            &["dateline.toml: line 3: ", "colour", "ledger, zone, week_starts, user_agent, [watch] and [query]"][..],
        ),
        ("zone = 7\n", &["dateline.toml: line 1: ", "string"]),
        ("ledger = \"x\"\nzone = \"UTC\n", &["dateline.toml: line 2: "]),
        ("zone = \"Mars/Olympus\"\n", &["dateline.toml: ", "wanted `system`, `UTC` or a time zone", "met \"Mars/Olympus\""]),
        ("zone = \"\"\n", &["dateline.toml: ", "time zone"]),
        ("user_agent = \"Desk\\r\\nCookie: a=b\"\n", &["dateline.toml: ", "plain letters, digits and marks as user_agent"]),
        ("user_agent = \"\"\n", &["dateline.toml: ", "as user_agent, met \"\""]),
        ("[watch]\nfeed = \"x\"\n", &["dateline.toml: line 2: ", "`feed`"]),
        ("week_starts = \"friday\"\n", &["dateline.toml: ", "wanted monday, saturday or sunday", "met \"friday\""]),
    ];
    for (file, parts) in cases {
        let desk = Desk::with(&NEWS[..1]);
        desk.write("dateline.toml", file);
        for args in [&["config", "show"][..], &["events"], &["diary"], &["add", "-"], &["export"]] {
            let said = desk.bad(args);
            assert!(parts.iter().all(|part| said.contains(part)), "{args:?}: {said}");
        }
    }
}

#[test]
fn what_is_wrong_in_the_environment_is_named() {
    let desk = Desk::with(&NEWS[..1]);
    for (name, value, part) in [
        ("DATELINE_ZONE", "Atlantis", "$DATELINE_ZONE: wanted `system`"),
        ("DATELINE_WEEK_STARTS", "never", "$DATELINE_WEEK_STARTS: wanted monday"),
        ("DATELINE_USER_AGENT", "Quay\nPost", "$DATELINE_USER_AGENT: wanted up to 200 plain letters"),
        ("DATELINE_CONFIG", "none.toml", "none.toml: wanted a file of settings"),
    ] {
        let ran = desk.run_in(&[(name, value)], &["events"]);
        assert!((ran.status, ran.out.as_str()) == (1, "") && ran.err.contains(part), "{ran:?}");
    }
}
