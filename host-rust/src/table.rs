//! The report for people.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use artefact::counted;
use catalogue::{After, Guest, Schedule};

use crate::{
    cell::{Cell, Outcome, Verdict},
    report::{Report, Summary},
    views::STRATEGIES,
};

/// The natural schedule: guests down, strategies across, and beside each guest what growscope proves of its `set_name`.
pub fn natural(report: &Report, described: &[Guest]) -> String {
    let is_natural = |cell: &&Cell| !cell.schedule.forces() && !cell.schedule.reset;
    let cells: Vec<_> = report.cells.iter().filter(is_natural).collect();
    let mut guests: Vec<_> = cells.iter().map(|cell| cell.guest.as_str()).collect();
    guests.dedup();
    let guests: Vec<_> = guests.into_iter().filter(|guest| *guest != "(any guest)").collect();

    let verdict = |guest: &&str| described.iter().find(|known| known.name == *guest)?.verdict.as_deref();
    let verdicts: Vec<_> = guests.iter().map(|guest| verdict(guest).unwrap_or_default()).collect();
    let mut columns = vec![Column::plain("guest", &guests), Column::plain("growscope", &verdicts)];
    for strategy in &STRATEGIES {
        let of = |guest: &&str| cells.iter().find(|cell| cell.guest == *guest && cell.strategy == strategy.name);
        columns.push(Column::of(strategy.name, guests.iter().map(of)));
    }
    let mut text = String::from(
        "The guest grows when it will (schedule natural). Pages before → after; @N: the base moved in call N.\n\n",
    );
    for row in 0..=guests.len() {
        let line: Vec<_> = columns.iter().map(|column| column.entry(row)).collect();
        writeln!(text, "{}", line.join("  ").trim_end()).expect("a string takes it");
    }
    for cell in cells.iter().filter(|cell| cell.outcome == Outcome::Refused) {
        let (style, detail) = (style(cell.outcome), cell.detail.as_deref().unwrap_or_default());
        write!(text, "\n{} {}: {style}{}{style:#}, {detail}\n", cell.guest, cell.strategy, cell.outcome.name())
            .expect("a string takes it");
    }
    text + "\n"
}

/// A column: its entries as text, each with its style.
struct Column {
    width: usize,
    entries: Vec<(Style, String)>,
}

impl Column {
    fn new(entries: Vec<(Style, String)>) -> Self {
        let width = entries.iter().map(|(_, text)| text.chars().count()).max().unwrap_or(0);
        Column { width, entries }
    }

    fn plain(head: &str, texts: &[&str]) -> Self {
        let texts = std::iter::once(&head).chain(texts);
        Column::new(texts.map(|text| (Style::new(), (*text).to_owned())).collect())
    }

    fn of<'a>(head: &str, cells: impl Iterator<Item = Option<&'a &'a Cell>>) -> Self {
        let mut entries = vec![(Style::new(), head.to_owned())];
        entries.extend(cells.map(|cell| cell.map_or((Style::new(), String::new()), |cell| entry(cell))));
        Column::new(entries)
    }

    fn entry(&self, row: usize) -> String {
        let (style, text) = &self.entries[row];
        let gap = " ".repeat(self.width - text.chars().count());
        format!("{style}{text}{style:#}{gap}")
    }
}

fn entry(cell: &Cell) -> (Style, String) {
    let mut text = cell.outcome.name().to_owned();
    if let (Some(before), Some(after)) = (cell.pages_before, cell.pages_after) {
        write!(text, " {before} → {after}").expect("a string takes it");
    }
    if let Some(call) = cell.first_detach {
        write!(text, " @{}", counted(call)).expect("a string takes it");
    }
    (style(cell.outcome), text)
}

fn style(outcome: Outcome) -> Style {
    match outcome {
        Outcome::Greeted => AnsiColor::Green.on_default(),
        Outcome::Detached | Outcome::Short => AnsiColor::Red.on_default(),
        Outcome::Silent => AnsiColor::Magenta.on_default().bold(),
        Outcome::Refused => AnsiColor::Cyan.on_default(),
        Outcome::Skipped => AnsiColor::Yellow.on_default(),
    }
}

/// A line for each cell that disagrees or is vacuous.
pub fn complaints(report: &Report) -> String {
    let mut text = String::new();
    for cell in &report.cells {
        let verdict = match cell.verdict {
            Verdict::Disagrees => "disagrees",
            Verdict::Vacuous => "vacuous",
            Verdict::Agrees | Verdict::Skipped => continue,
        };
        let reason = cell.reason.as_deref().unwrap_or_default();
        let Cell { guest, strategy, schedule, .. } = cell;
        writeln!(text, "{verdict}: {guest}, {strategy}, {}: {reason}", words(schedule)).expect("a string takes it");
    }
    text
}

/// One line that counts the cells, with the reasons of those that were skipped.
pub fn summary(report: &Report) -> String {
    let Summary { cells, agreed, disagreed, vacuous, skipped } = report.summary;
    let count = |number: usize| counted(number as u64);
    let (asserted, agreed, skipped) = (count(cells - skipped), count(agreed), count(skipped));
    let mut line = format!(
        "{asserted} cells asserted: {agreed} agree, {disagreed} disagree, {vacuous} vacuous; {skipped} skipped"
    );
    let mut reasons: Vec<_> = report.cells.iter().filter(|cell| cell.verdict == Verdict::Skipped).collect();
    reasons.dedup_by_key(|cell| &cell.reason);
    for (at, cell) in reasons.iter().enumerate() {
        let reason = cell.reason.as_deref().unwrap_or_default();
        write!(line, "{} {reason}", if at == 0 { ":" } else { ";" }).expect("a string takes it");
    }
    line
}

/// A schedule in words.
fn words(schedule: &Schedule) -> String {
    let pages = match schedule.by {
        1 => "1 page".to_owned(),
        by => format!("{by} pages"),
    };
    let when = match schedule.after {
        After::Never => "natural".into(),
        After::Every => format!("every crossing, by {pages}"),
        After::Crossing(number) => format!("crossing {number}, by {pages}"),
    };
    if schedule.reset { when + ", reset after each greeting" } else { when }
}
