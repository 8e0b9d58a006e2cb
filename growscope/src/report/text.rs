//! For people.

use std::fmt::Write;

use super::{
    Counts, Growth, Memory, Report, Way,
    format::{counted, escape, several, wrapped},
    paint::Paint,
};
use crate::{Verdict, lines::Source, reach::Edge};

const WIDTH: usize = 110;
/// How many exports of a verdict are named, unless all are asked for.
const NAMED: usize = 24;
/// How many functions that the compiler put into one another are told of a place.
const INLINED: usize = 4;
/// How many imports: they are what the host knows already.
const IMPORTS: usize = 8;

/// The report of a module. `all` names every export.
pub fn report(report: &Report, all: bool, paint: Paint) -> String {
    let file = escape(&report.file);
    let mut text = format!("{}: {}", paint.heading(&file), several(report.bytes as u64, "byte"));
    if let Some(offset) = report.offset_in_component {
        write!(text, ", a core module at byte {} of a component", counted(offset as u64)).expect("a string takes it");
    }
    if let Some(offset) = report.offset_in_text {
        write!(text, ", a module in text, at its byte {}", counted(offset as u64)).expect("a string takes it");
    }
    text.push_str("\n\n");
    let mut line = |what: &str, value: &str| {
        let words = value.split(' ').map(str::to_owned);
        let what = paint.dim(&format!("{what:<14}"));
        writeln!(text, "  {what} {}", wrapped(words, 17, WIDTH)).expect("a string takes it");
    };
    if report.memories.is_empty() {
        line("memory", "none: nothing here can grow");
    }
    for memory in &report.memories {
        line(&format!("memory {}", memory.index), &memory_line(memory));
    }
    for (at, site) in report.sites.iter().enumerate() {
        let dead = if site.reachable { "" } else { ", which no path leads to" };
        let source: String = places(&site.source).iter().map(|place| format!("; {place}")).collect();
        let place = format!("of memory {} in {}{dead}{source}", site.memory, numbered(&site.function));
        if at < NAMED || all {
            line("memory.grow", &place);
        } else {
            line("memory.grow", &format!("and {} more", report.sites.len() - at));
            break;
        }
    }
    if report.sites.is_empty() && !report.memories.is_empty() {
        line("memory.grow", "none");
    }
    if let Some(because) = &report.no_lines {
        line("source lines", &escape(&format!("none: {because}")));
    }
    if !report.imports.is_empty() {
        let mut names: Vec<String> =
            report.imports.iter().map(|import| import_name(&import.module, &import.name)).collect();
        if !all && names.len() > IMPORTS {
            let more = names.split_off(IMPORTS).len();
            names.push(format!("and {more} more"));
        }
        let count = several(report.imports.len() as u64, "function");
        line("imports", &format!("{count}: {}", names.join(", ")));
    }
    for import in &report.grow_imports {
        line("grow import", &format!("{}: {}", import_name(&import.module, &import.name), escape(&import.because)));
    }
    for import in &report.announce_imports {
        line("announce import", &format!("{}: is told of each growth", import_name(&import.module, &import.name)));
    }
    if let Some(start) = &report.start {
        line("start", &format!("{}: {}", numbered(&start.function), start.verdict));
    }
    if report.table_functions.total() > 0 {
        line(
            "in tables",
            &format!(
                "{} that the host can take: {}",
                several(report.table_functions.total() as u64, "function"),
                counts(&report.table_functions)
            ),
        );
    }
    let total = report.exports.len() as u64;
    let summary = if total == 0 {
        "no function".into()
    } else {
        format!("{}: {}", several(total, "function"), counts(&report.verdicts))
    };
    line("exports", &summary);
    for verdict in Verdict::ALL {
        group(&mut text, report, verdict, all, paint);
    }
    if !report.conditions.is_empty() {
        text.push_str("\nThis holds if:\n");
        for condition in &report.conditions {
            let words = condition.split(' ').map(str::to_owned);
            writeln!(text, "  - {}", wrapped(words, 4, WIDTH)).expect("a string takes it");
        }
    }
    if report.verdicts.never < report.exports.len() {
        writeln!(text, "\nThe way to growth, edge by edge: growscope why {file} EXPORT").expect("a string takes it");
    }
    text
}

fn group(text: &mut String, report: &Report, verdict: Verdict, all: bool, paint: Paint) {
    let of_it = report.exports.iter().filter(|export| export.verdict == verdict);
    let names: Vec<String> = of_it.map(|export| escape(&export.name)).collect();
    if names.is_empty() {
        return;
    }
    let shown = if all { names.len() } else { names.len().min(NAMED) };
    let rest = names.len() - shown;
    let more = (rest > 0).then(|| format!("… and {} more (--all)", counted(rest as u64)));
    let listed = names[..shown].iter().cloned().chain(more);
    writeln!(text, "\n  {} ({}): {}", paint.verdict(verdict), counted(names.len() as u64), meaning(verdict))
        .expect("a string takes it");
    writeln!(text, "    {}", wrapped(listed, 4, WIDTH)).expect("a string takes it");
}

fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Never => "proved: no path leads to growth",
        Verdict::OnlyWhenTrapping => {
            "on every path to growth there is a call that does not come back, such as a panic's"
        }
        Verdict::May => "direct calls lead to growth, and come back",
        Verdict::MayIndirectly => "a call through a table or a reference leads to growth",
        Verdict::MayThroughHost => {
            "only if the host calls back while it runs an import or a function that it put into a table"
        }
    }
}

/// `12 may, 3 never`.
pub fn counts(counts: &Counts) -> String {
    let each = Verdict::ALL.into_iter().filter(|&verdict| counts.get(verdict) > 0);
    each.map(|verdict| format!("{} {verdict}", counted(counts.get(verdict) as u64))).collect::<Vec<_>>().join(", ")
}

fn memory_line(memory: &Memory) -> String {
    let pages = |pages: u64| {
        let bytes = u128::from(pages) * u128::from(memory.page_bytes);
        format!(
            "{} ({} bytes)",
            several(pages, "page"),
            u64::try_from(bytes).map_or_else(|_| bytes.to_string(), counted)
        )
    };
    let mut parts = vec![format!("{} at first", pages(memory.initial))];
    parts.push(memory.maximum.map_or("no declared maximum".into(), |maximum| format!("{} at most", pages(maximum))));
    if memory.page_bytes != 65_536 {
        parts.push(format!("pages of {}", several(memory.page_bytes, "byte")));
    }
    if memory.shared {
        parts.push("shared".into());
    }
    if memory.memory64 {
        parts.push("64-bit addresses".into());
    }
    if memory.imported {
        parts.push("imported".into());
    }
    if !memory.exports.is_empty() {
        parts.push(format!("exported as {}", escape(&memory.exports.join(", "))));
    }
    if memory.maximum == Some(memory.initial) {
        parts.push("which leaves it no room: growth by 0 pages alone can succeed".into());
    }
    format!("{}; the host {} grow it", parts.join(", "), if memory.host_may_grow { "may" } else { "cannot" })
}

fn import_name(module: &str, name: &str) -> String {
    escape(&format!("{module}.{name}"))
}

fn numbered(function: &super::Function) -> String {
    match &function.name {
        Some(name) => format!("{} (function {})", escape(name), function.index),
        None => format!("function {}", function.index),
    }
}

/// The way from one export, an edge a line.
pub fn way(way: &Way, paint: Paint) -> String {
    let export = paint.heading(&escape(&way.export));
    let mut text = format!("{export}: {}\n  {}\n", paint.verdict(way.verdict), meaning(way.verdict));
    if way.verdict == Verdict::Never {
        return text;
    }
    let mut line = |edge: &str, what: &str, source: &[Source]| {
        writeln!(text, "  {} {what}", paint.dim(&format!("{edge:<10}"))).expect("a string takes it");
        for place in places(source) {
            writeln!(text, "{:15}{}", "", paint.dim(&place)).expect("a string takes it");
        }
    };
    line("export", &numbered(&way.function), &way.source);
    for step in &way.path {
        let among =
            step.candidates.map_or(String::new(), |count| format!(", one of {}", several(count as u64, "candidate")));
        let import = match way.growth {
            Some(Growth::Import) if step.function.index == last(way) => ", a grow import",
            _ if step.edge == Edge::Host => ", which the host calls back",
            _ => "",
        };
        line(step.edge.name(), &format!("{}{among}{import}", numbered(&step.function)), &step.source);
    }
    match way.growth {
        Some(Growth::Instruction { memory }) => line("grows", &format!("memory {memory}, by memory.grow"), &[]),
        Some(Growth::AnotherModule) => {
            line("grows", "memory, it may be, in another module that it is linked with", &[]);
        }
        Some(Growth::Import) | None => {}
    }
    if let Some(import) = &way.calls_back {
        writeln!(text, "  if {0} calls nobody back, say so: --pure '{0}'", escape(import)).expect("a string takes it");
    }
    text
}

/// A line each: the function's own, and of what the compiler put into it, inwards.
fn places(source: &[Source]) -> Vec<String> {
    let place = |(at, Source { function, file, line, .. }): (usize, &Source)| match function {
        Some(name) if at > 0 => format!("{file}:{line} in {name}, inlined"),
        _ if at > 0 => format!("{file}:{line}, inlined"),
        _ => format!("{file}:{line}"),
    };
    let mut places: Vec<String> = source.iter().enumerate().take(INLINED + 1).map(place).collect();
    if source.len() > places.len() {
        places.push(format!("and {} more inlined", source.len() - places.len()));
    }
    places.iter().map(|place| escape(place)).collect()
}

fn last(way: &Way) -> u32 {
    way.path.last().map_or(way.function.index, |step| step.function.index)
}
