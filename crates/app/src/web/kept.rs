//! Answers that were given, kept until the ledger has changed; and where many ask while somebody adds to it, a little longer.
//!
//! While one makes an answer anew, the others get the old one. While more ask than can be answered at once, an answer that took `t` to make
//! is made anew at most every `t` × [`REST`], no more than once in [`SHORTEST`], and one at a time: so those who add leave no queue behind
//! them. Who asks alone gets what is so now.

use super::answer::Answer;
use dateline_ledger::Watch;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long an answer is given on after the ledger has changed, as a multiple of the time that it took to make it.
const REST: u32 = 4;
/// The shortest that it is: with many pages asked for, making each anew at every commit would take all the time there is.
const SHORTEST: Duration = Duration::from_secs(3);
/// The longest that it is, however long it took.
const LONGEST: Duration = Duration::from_secs(30);
/// Bytes of answers that are kept at most.
const MOST: usize = 64 << 20;

/// The answers of all readers.
pub(super) struct Kept {
    path: PathBuf,
    watch: Mutex<Option<Watch>>,
    shelf: Mutex<Shelf>,
    ended: Condvar,
}

/// What is to be done for a question.
pub(super) enum Known<'k> {
    /// Give this answer.
    Answer(Answer),
    /// Make one.
    Make(Making<'k>),
}

/// An answer in the making: those who ask the same meanwhile get the old one, or wait where there is none.
pub(super) struct Making<'k> {
    kept: &'k Kept,
    key: &'k str,
    /// The state of the ledger when it was begun, where that can be said.
    state: Option<i64>,
    began: Instant,
}

impl Making<'_> {
    /// It is made.
    pub(super) fn done(self, answer: &Answer) {
        if let Some(state) = self.state {
            self.kept.shelf().put(self.key.to_owned(), answer, state, self.began, Instant::now());
        }
    }
}

impl Drop for Making<'_> {
    /// However it ends, nobody waits for it any more; what could not be answered is asked anew the next time.
    fn drop(&mut self) {
        self.kept.shelf().end(self.key);
        self.kept.ended.notify_all();
    }
}

impl Kept {
    pub(super) fn of(path: PathBuf) -> Self {
        Self { path, watch: Mutex::default(), shelf: Mutex::default(), ended: Condvar::new() }
    }

    /// What is known of a question.
    ///
    /// `is_busy`: more ask than can be answered at once.
    pub(super) fn ask<'k>(&'k self, key: &'k str, is_busy: bool) -> Known<'k> {
        let state = self.state();
        let mut shelf = self.shelf();
        loop {
            let now = Instant::now();
            match shelf.ask(key, state, is_busy, now) {
                Next::Answer(answer) => return Known::Answer(answer),
                Next::Make => return Known::Make(Making { kept: self, key, state, began: now }),
                Next::Wait => shelf = self.ended.wait(shelf).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    /// Forgets all: a correction is seen by who made it, at once.
    pub(super) fn clear(&self) {
        self.shelf().clear();
    }

    fn shelf(&self) -> std::sync::MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state of the ledger; none while there is no ledger.
    fn state(&self) -> Option<i64> {
        let mut watch = self.watch.lock().unwrap_or_else(PoisonError::into_inner);
        if watch.is_none() {
            *watch = Watch::open(&self.path).ok();
        }
        let state = watch.as_ref().and_then(Watch::state);
        if state.is_none() {
            *watch = None;
        }
        state
    }
}

#[derive(Debug)]
enum Next {
    Answer(Answer),
    Make,
    /// Somebody makes it.
    Wait,
}

#[derive(Default)]
struct Shelf {
    answers: HashMap<String, Made>,
    making: HashSet<String>,
    bytes: usize,
}

struct Made {
    answer: Answer,
    state: i64,
    at: Instant,
    took: Duration,
}

impl Made {
    /// Whether it is given although the ledger has changed: it was made just now, or another is being made.
    fn may_rest(&self, others: bool, now: Instant) -> bool {
        let longest = if others { LONGEST } else { (self.took * REST).clamp(SHORTEST, LONGEST) };
        now.saturating_duration_since(self.at) < longest
    }
}

impl Shelf {
    /// One answer of each question is in the making at a time; [`Shelf::end`] ends that.
    fn ask(&mut self, key: &str, state: Option<i64>, is_busy: bool, now: Instant) -> Next {
        let is_making = self.making.contains(key);
        match self.answers.get(key).filter(|_| state.is_some()) {
            Some(made) if Some(made.state) == state || is_making || is_busy && made.may_rest(!self.making.is_empty(), now) => {
                return Next::Answer(made.answer.clone());
            }
            _ if is_making => return Next::Wait,
            _ => {}
        }
        self.making.insert(key.to_owned());
        Next::Make
    }

    fn end(&mut self, key: &str) {
        self.making.remove(key);
    }

    fn put(&mut self, key: String, answer: &Answer, state: i64, began: Instant, now: Instant) {
        if self.bytes > MOST {
            self.clear();
        }
        self.bytes += key.len() + answer.body.len();
        let made = Made { answer: answer.clone(), state, at: now, took: now - began };
        if let Some(old) = self.answers.insert(key.clone(), made) {
            self.bytes -= key.len() + old.answer.body.len();
        }
    }

    fn clear(&mut self) {
        self.answers.clear();
        self.bytes = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: Duration = Duration::from_secs(1);

    fn given(shelf: &mut Shelf, state: i64, now: Instant) -> String {
        match shelf.ask("/", Some(state), true, now) {
            Next::Answer(answer) => answer.body,
            next => format!("{next:?}"),
        }
    }

    fn put(shelf: &mut Shelf, body: &str, state: i64, now: Instant) {
        shelf.put("/".into(), &Answer::new("text/plain", body), state, now - STEP, now);
        shelf.end("/");
    }

    #[test]
    fn an_answer_is_given_again_while_the_ledger_is_as_it_was() {
        let (mut shelf, now) = (Shelf::default(), Instant::now());
        assert_eq!(given(&mut shelf, 1, now), "Make");
        assert_eq!(given(&mut shelf, 1, now), "Wait");
        put(&mut shelf, "one", 1, now);
        assert_eq!(given(&mut shelf, 1, now + 1_000 * STEP), "one");
        assert!(matches!(shelf.ask("/", None, true, now), Next::Make), "no ledger, no answer");
    }

    #[test]
    fn one_makes_it_anew_and_the_others_get_the_old_one_meanwhile() {
        let (mut shelf, now) = (Shelf::default(), Instant::now());
        put(&mut shelf, "one", 1, now);
        assert_eq!(given(&mut shelf, 2, now + STEP * (REST - 1)), "one", "made just now");
        assert!(matches!(shelf.ask("/", Some(2), false, now), Next::Make), "who asks alone gets what is so now");
        shelf.end("/");
        let late = now + STEP * REST;
        assert_eq!(given(&mut shelf, 2, late), "Make", "this one makes it");
        assert_eq!(given(&mut shelf, 2, late + STEP), "one", "that one does not wait");
        assert!(matches!(shelf.ask("/", Some(2), false, late + STEP), Next::Answer(_)), "nor does who would be alone but for the first");
        put(&mut shelf, "two", 2, late + STEP * 2);
        assert_eq!(given(&mut shelf, 2, late + STEP * 3), "two");
        assert_eq!(shelf.bytes, 4);
        shelf.clear();
        assert_eq!((given(&mut shelf, 2, late), shelf.bytes), ("Make".to_owned(), 0));
    }

    #[test]
    fn while_many_ask_one_is_made_anew_at_a_time() {
        let (mut shelf, now) = (Shelf::default(), Instant::now());
        put(&mut shelf, "one", 1, now);
        assert!(matches!(shelf.ask("/other", Some(2), true, now), Next::Make));
        assert_eq!(given(&mut shelf, 2, now + SHORTEST * 3), "one");
        shelf.end("/other");
        assert_eq!(given(&mut shelf, 2, now + SHORTEST * 3), "Make");
    }

    #[test]
    fn what_is_made_at_once_is_given_for_a_while_too() {
        let (mut shelf, now) = (Shelf::default(), Instant::now());
        shelf.put("/".into(), &Answer::new("text/plain", "one"), 1, now, now);
        assert_eq!(given(&mut shelf, 2, now + SHORTEST / 2), "one");
        assert_eq!(given(&mut shelf, 2, now + SHORTEST), "Make");
    }

    #[test]
    fn who_waits_is_woken_also_where_nothing_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger");
        dateline_ledger::Ledger::create(&path).unwrap();
        let kept = Kept::of(path);
        let Known::Make(making) = kept.ask("/", false) else { panic!("nothing is kept yet") };
        std::thread::scope(|scope| {
            let other = scope.spawn(|| matches!(kept.ask("/", false), Known::Make(_)));
            drop(making);
            assert!(other.join().unwrap());
        });
        let Known::Make(making) = kept.ask("/", false) else { panic!("nothing was made") };
        making.done(&Answer::new("text/plain", "one"));
        assert!(matches!(kept.ask("/", false), Known::Answer(_)));
    }
}
