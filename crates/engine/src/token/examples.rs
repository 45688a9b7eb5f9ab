//! Tables of texts and what they are split into.

use super::split;

/// The text and its tokens, one a space, sentences between bars.
fn check(text: &str, expected: &str) {
    let tokens = split(text);
    let words = |range: &std::ops::Range<usize>| range.clone().map(|i| tokens.word(i)).collect::<Vec<_>>().join(" ");
    let found: Vec<String> = tokens.sentences.iter().map(words).collect();
    assert_eq!(found.join(" | "), expected, "{text:?}");
}

#[test]
fn clitics_are_words() {
    check("He won't go, but they'll wait.", "He wo n't go , but they 'll wait .");
    check("The mayor’s aide can’t.", "The mayor ’s aide ca n’t .");
    check("I cannot, I'm gonna try; you'd've known.", "I can not , I 'm gon na try ; you 'd 've known .");
    check("O'Neill's o'clock in the '90s", "O'Neill 's o'clock in the '90s");
    check("the ministers' plan", "the ministers ' plan");
}

#[test]
fn hyphens_split_but_after_prefixes() {
    check("a well-known anti-war ex-minister", "a well - known anti-war ex-minister");
    check("the mid-1980s, UN-led, a 26-year-old", "the mid-1980s , UN - led , a 26 - year - old");
    check("call 202-555-0123 on 2018-06-12", "call 202-555-0123 on 2018-06-12");
    check("pages 12-14, 2016–17", "pages 12 - 14 , 2016 – 17");
}

#[test]
fn figures_keep_their_marks() {
    check("US$40 or $1,500.25, up 3.5% at 3:30pm", "US$ 40 or $ 1,500.25 , up 3.5 % at 3:30 pm");
    check("on 9/11 and 12/05/2018, and/or £40bn", "on 9/11 and 12/05/2018 , and / or £ 40 bn");
    check("No. 1 on the 11th, #1", "No. 1 on the 11th , # 1");
}

#[test]
fn addresses_are_one_word() {
    check("See https://example.org/a?b=1, or www.example.org.", "See https://example.org/a?b=1 , or www.example.org .");
    check("Ask desk@example.com (@desk) #news :)", "Ask desk@example.com ( @desk ) #news :)");
}

#[test]
fn abbreviations_keep_their_full_stop() {
    check("Sen. J. K. Hill met Mr. Oak on Jan. 5 at 5 p.m. in St. Paul.", "Sen. J. K. Hill met Mr. Oak on Jan. 5 at 5 p.m. in St. Paul .");
    check("It left the U.S. The talks went on.", "It left the U.S. | The talks went on .");
    check("The U.S. Senate met at 9 a.m. Monday.", "The U.S. Senate met at 9 a.m. Monday .");
    check("Oak Inc. said so. It bought Elm Inc. The price is low.", "Oak Inc. said so . | It bought Elm Inc . | The price is low .");
    check("Trucks, vans, etc. Roads were closed.", "Trucks , vans , etc . | Roads were closed .");
    check("Vera V. Lind and Carl P. Berg got a C.", "Vera V. Lind and Carl P. Berg got a C .");
}

#[test]
fn quotations_close_with_their_sentence() {
    check("\"Why?\" he asked. \"Go!\" Ms. Lind said.", "\" Why ? \" he asked . | \" Go ! \" Ms. Lind said .");
    check("“It is over.” The crowd left.", "“ It is over . ” | The crowd left .");
    check("``Never,'' she said. (He agreed.) They left.", "`` Never , '' she said . | ( He agreed . ) | They left .");
    check("Is it safe? Yes... but slow. Wait… Now.", "Is it safe ? | Yes ... but slow . | Wait … | Now .");
    check("The claim stands.[12] [13] Others differ.", "The claim stands . [ 12 ] [ 13 ] | Others differ .");
}

#[test]
fn blank_lines_end_sentences() {
    check("Talks fail\n\nBy Ann Oak\n\nThe talks failed.", "Talks fail | By Ann Oak | The talks failed .");
    check("Talks fail\nThe talks failed.", "Talks fail | The talks failed .");
    check("- first point\n- second point", "- first point | - second point");
    check("1. The budget\n2. The vote", "1 . The budget | 2 . The vote");
    check("Q: Will you go? A: No.", "Q : Will you go ? | A : No .");
}

#[test]
fn hard_wrapped_lines_go_on() {
    let text = "The two sides will meet again in the capital before the end of the\n\
                month to settle what remains of the dispute, a spokesman for the\n\
                Foreign Ministry said on Monday after a day of talks between the\n\
                envoys. No date was given. The talks are the third since winter.\n";
    let found = split(text);
    assert_eq!(found.sentences.len(), 3);
}

#[test]
fn datelines_stand_alone() {
    check("PARIS, May 3 (Reuters) - The talks resume.", "PARIS , May 3 ( Reuters ) - | The talks resume .");
    check("NEW DELHI -- \"We wait,\" he said.", "NEW DELHI -- | \" We wait , \" he said .");
    check("Oslo (AFP) – Norway voted.", "Oslo ( AFP ) – | Norway voted .");
    check("Friday, January 4, 2019 The talks resume.", "Friday , January 4 , 2019 | The talks resume .");
    check("The plan - NATO says - stands.", "The plan - NATO says - stands .");
}

#[test]
fn odd_characters_are_left_whole() {
    check("👩‍🚀 flew 🇫🇷🇩🇪 to café", "👩‍🚀 flew 🇫🇷 🇩🇪 to café");
    check("\u{FEFF}One\u{A0}two\u{2028}\u{200B}Three", "One two | Three");
    check("", "");
    check(" \n\t\u{200B} ", "");
}

#[test]
fn long_sentences_are_cut_at_a_mark() {
    let text = "one two three, ".repeat(200);
    let tokens = split(&text);
    assert!(tokens.sentences.iter().all(|s| s.len() <= 250 && tokens.word(s.end - 1) == ","));
}
