//! What the templates are filled with, one file a page. Strings may become `&'a str` or `Cow`; names and meanings must stay, as templates use them.

mod actors;
mod article;
mod claims;
mod diary;
mod event;
mod morning;
mod outlets;
mod picture;
mod places;
mod row;
mod search;
mod shell;
mod timeline;

pub(crate) use actors::{ActorLine, ActorPage, ActorsPage, Fact};
pub(crate) use article::{ArticlePage, Finding, Paragraph, Segment};
pub(crate) use claims::{Claim, ClaimsPage, Denial};
pub(crate) use diary::{Cell, DiaryPage, Lane, Month, Week};
pub(crate) use event::{Change, CorrectionView, Event, EventPage, Hang, Judged, Name, Origin, ReportView, StepView, Told};
pub(crate) use morning::{ChangedRow, MorningPage, WayView};
pub(crate) use outlets::{OutletsPage, Part, RecordLine, RecordTable};
pub(crate) use picture::{DayLine, Level, Mark, StatusPicture, Tick};
pub(crate) use places::{PlaceLine, PlacesPage};
pub(crate) use row::{Chip, Choice, Cond, Day, Filter, Find, Pair, Row, Section};
pub(crate) use search::{Hit, HitPart, SearchPage};
pub(crate) use shell::{EmptyPage, ErrorPage, Link, LoginPage, Nav, Page, Pager, Tab};
pub(crate) use timeline::{Column, Crumb, TimelinePage, TimelinePicture};
