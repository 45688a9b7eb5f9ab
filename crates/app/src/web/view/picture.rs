//! The picture of an event: its status over the days of reports.

pub(crate) struct Level {
    pub(crate) y: i64,
    /// y + 4
    pub(crate) text_y: i64,
    /// "100%"
    pub(crate) label: String,
}

pub(crate) struct Tick {
    pub(crate) x: i64,
    /// "Apr 2026"
    pub(crate) label: String,
}

pub(crate) struct DayLine {
    pub(crate) x: i64,
    /// where the line begins: text_y - 10
    pub(crate) top: i64,
    pub(crate) text_x: i64,
    pub(crate) text_y: i64,
    /// start or end
    pub(crate) anchor: String,
    /// "planned for 12 May"
    pub(crate) label: String,
}

pub(crate) struct Mark {
    pub(crate) x: i64,
    /// certainty as height
    pub(crate) y: i64,
    /// CSS class as in Row
    pub(crate) status: String,
    /// the status word; "" where it is the same as before or would hit another label
    pub(crate) label: String,
    /// above the mark where the line rises to it, else below
    pub(crate) label_y: i64,
    /// start, middle, end
    pub(crate) anchor: String,
    /// "Tue 17 Mar 2026: scheduled, 70%, Nordic Wire"
    pub(crate) title: String,
}

#[derive(Default)]
pub(crate) struct StatusPicture {
    pub(crate) width: i64,
    pub(crate) height: i64,
    pub(crate) left: i64,
    pub(crate) right: i64,
    /// left - 6
    pub(crate) left_text: i64,
    /// y of certainty 0
    pub(crate) floor: i64,
    /// floor + 5
    pub(crate) tick_y: i64,
    /// floor + 18
    pub(crate) label_y: i64,
    /// "Status of … over time"
    pub(crate) title: String,
    /// the steps as one sentence: the text equivalent
    pub(crate) desc: String,
    /// "M 60 120 H 200 V 40 …", only digits and letters M H V L
    pub(crate) path: String,
    pub(crate) levels: Vec<Level>,
    pub(crate) ticks: Vec<Tick>,
    /// the day itself, its former days, the day asked for
    pub(crate) days: Vec<DayLine>,
    pub(crate) marks: Vec<Mark>,
}
