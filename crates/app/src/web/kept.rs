//! Answers that were given, kept until the ledger has changed; and while somebody adds to it all the time, a little longer.
//!
//! An answer that took `t` to make is made anew at most every `t` × [`REST`], so that those who add leave no queue behind them. On a small
//! ledger that is some hundredths of a second, which nobody sees.

use super::answer::Answer;
use dateline_ledger::Watch;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long an answer is given on after the ledger has changed, as a multiple of the time that it took to make it.
const REST: u32 = 4;
/// The longest that it is, however long it took.
const LONGEST: Duration = Duration::from_secs(30);
/// Bytes of answers that are kept at most.
const MOST: usize = 64 << 20;

/// The answers of all readers.
pub(super) struct Kept {
    path: PathBuf,
    watch: Mutex<Option<Watch>>,
    shelf: Mutex<Shelf>,
}

/// What is to be done for a question.
pub(super) enum Known {
    /// Give this answer.
    Answer(Answer),
    /// Make one: of the ledger as it is in this state, if that can be said.
    Make(Option<i64>),
}

impl Kept {
    pub(super) fn of(path: PathBuf) -> Self {
        Self { path, watch: Mutex::default(), shelf: Mutex::default() }
    }

    /// What is known of a question.
    pub(super) fn ask(&self, key: &str) -> Known {
        let state = self.state();
        self.shelf().ask(key, state, Instant::now())
    }

    /// Keeps an answer to it, made of the ledger in a state, or later.
    pub(super) fn put(&self, key: String, answer: &Answer, state: Option<i64>, began: Instant) {
        let Some(state) = state else { return };
        self.shelf().put(key, answer, state, began, Instant::now());
    }

    /// What could not be answered is asked anew the next time.
    pub(super) fn forget(&self, key: &str) {
        self.shelf().forget(key);
    }

    /// Forgets all: a correction is seen by who made it, at once.
    pub(super) fn clear(&self) {
        *self.shelf() = Shelf::default();
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

#[derive(Default)]
struct Shelf {
    answers: HashMap<String, Made>,
    bytes: usize,
}

struct Made {
    answer: Answer,
    state: i64,
    at: Instant,
    took: Duration,
    /// Since when somebody makes it anew.
    anew: Option<Instant>,
}

impl Made {
    fn rest(&self) -> Duration {
        (self.took * REST).min(LONGEST)
    }

    /// Whether it is given although the ledger has changed: it was made just now, or is being made.
    fn may_rest(&self, now: Instant) -> bool {
        let since = self.anew.unwrap_or(self.at);
        now.saturating_duration_since(since) < self.rest()
    }
}

impl Shelf {
    fn ask(&mut self, key: &str, state: Option<i64>, now: Instant) -> Known {
        let Some(made) = self.answers.get_mut(key) else { return Known::Make(state) };
        if Some(made.state) == state || state.is_some() && made.may_rest(now) {
            return Known::Answer(made.answer.clone());
        }
        made.anew = Some(now);
        Known::Make(state)
    }

    fn put(&mut self, key: String, answer: &Answer, state: i64, began: Instant, now: Instant) {
        if self.bytes > MOST {
            *self = Self::default();
        }
        self.forget(&key);
        self.bytes += key.len() + answer.body.len();
        self.answers.insert(key, Made { answer: answer.clone(), state, at: now, took: now - began, anew: None });
    }

    fn forget(&mut self, key: &str) {
        if let Some(old) = self.answers.remove(key) {
            self.bytes -= key.len() + old.answer.body.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: Duration = Duration::from_millis(10);

    fn given(shelf: &mut Shelf, state: i64, now: Instant) -> Option<String> {
        match shelf.ask("/", Some(state), now) {
            Known::Answer(answer) => Some(answer.body),
            Known::Make(_) => None,
        }
    }

    fn put(shelf: &mut Shelf, body: &str, state: i64, now: Instant) {
        shelf.put("/".into(), &Answer::new("text/plain", body), state, now - STEP, now);
    }

    #[test]
    fn an_answer_is_given_again_while_the_ledger_is_as_it_was() {
        let (mut shelf, now) = (Shelf::default(), Instant::now());
        assert_eq!(given(&mut shelf, 1, now), None);
        put(&mut shelf, "one", 1, now);
        assert_eq!(given(&mut shelf, 1, now + 1_000 * STEP).as_deref(), Some("one"));
        assert!(matches!(shelf.ask("/", None, now), Known::Make(None)), "no ledger, no answer");
    }

    #[test]
    fn one_makes_it_anew_and_the_others_get_the_old_one_meanwhile() {
        let (mut shelf, now) = (Shelf::default(), Instant::now());
        put(&mut shelf, "one", 1, now);
        assert_eq!(given(&mut shelf, 2, now + STEP * (REST - 1)).as_deref(), Some("one"), "made just now");
        let late = now + STEP * REST;
        assert_eq!(given(&mut shelf, 2, late), None, "this one makes it");
        assert_eq!(given(&mut shelf, 2, late + STEP).as_deref(), Some("one"), "that one does not wait");
        put(&mut shelf, "two", 2, late + STEP * 2);
        assert_eq!(given(&mut shelf, 2, late + STEP * 3).as_deref(), Some("two"));
        assert_eq!(shelf.bytes, 4);
    }

    #[test]
    fn what_nobody_finishes_is_begun_again() {
        let (mut shelf, now) = (Shelf::default(), Instant::now());
        put(&mut shelf, "one", 1, now);
        let late = now + STEP * REST;
        assert_eq!(given(&mut shelf, 2, late), None);
        assert_eq!(given(&mut shelf, 2, late + STEP * REST), None);
        shelf.forget("/");
        assert_eq!(shelf.bytes, 0);
    }
}
