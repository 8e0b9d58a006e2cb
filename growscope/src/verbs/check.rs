use serde::Serialize;

use super::{
    FINDING, FINE, Failure, Imports, Trust, World,
    input::{Input, nearest},
    report::json,
};
use crate::{
    Verdict,
    report::{Counts, Locator, Paint, Way, escape, sarif, text},
};

/// Hold exports to a contract: exit 1, and the way to growth, for each that must never grow memory and may
#[derive(clap::Args)]
#[command(
    override_usage = "growscope check [OPTIONS] <FILE> --never <GLOB>...",
    after_help = "\
Examples:
  growscope check app.wasm --never '*'
  growscope check app.wasm --never 'get_*' 'render' --allow only-when-trapping
  growscope check app.wasm --never '*' --pure env.now --sarif growscope.sarif

Exit codes:
  0  none of them may
  1  one of them may: the way is printed
  2  bad input: an option, a pattern that matches no export, or a file that is not a WebAssembly module"
)]
pub struct Arguments {
    /// A .wasm file
    file: String,
    /// Exports that must never grow memory: names in which * stands for anything and ? for any one character
    #[arg(long, value_name = "GLOB", num_args = 1.., required = true)]
    never: Vec<String>,
    /// A verdict that is good enough: only-when-trapping, may-through-host
    #[arg(long, value_name = "VERDICT", value_parser = ["only-when-trapping", "may-through-host"])]
    allow: Vec<String>,
    /// Write the findings as SARIF, for code hosts
    #[arg(long, value_name = "FILE")]
    sarif: Option<String>,
    /// Print it as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    imports: Imports,
    #[command(flatten)]
    trust: Trust,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Checked<'a> {
    file: &'a str,
    checked: usize,
    findings: Vec<&'a Way>,
}

impl Arguments {
    pub fn run(&self, world: &mut dyn World) -> Result<u8, Failure> {
        let input = Input::read(&self.file, world)?;
        let (mut findings, mut names, mut checked) = (Vec::new(), Vec::new(), 0);
        input.analyse(&self.imports, self.trust.validate, world, |module, analysis, _, _| {
            let locator = Locator::of(module, analysis);
            for (name, index) in module.exported_functions() {
                names.push(name.to_owned());
                if self.never.iter().any(|glob| matches(glob, name)) {
                    checked += 1;
                    let verdict = analysis.verdict_of(index);
                    if verdict != Verdict::Never && !self.allow.iter().any(|allowed| allowed == verdict.name()) {
                        let mut way = Way::of(module, analysis, name, index);
                        locator.way(&mut way);
                        findings.push((self.file.clone(), way));
                    }
                }
            }
            Ok(())
        })?;
        for glob in &self.never {
            if !names.iter().any(|name| matches(glob, name)) {
                let near = nearest(glob, names.iter().map(String::as_str));
                let nothing = if names.is_empty() { "exports no function" } else { "exports no function that matches" };
                return Err(format!("--never {glob}: {} {nothing}{near}", self.file));
            }
        }
        let ways: Vec<&Way> = findings.iter().map(|(_, way)| way).collect();
        if self.json {
            world.print(&json(&Checked { file: &self.file, checked, findings: ways }));
        } else if findings.is_empty() {
            let exports = if checked == 1 { "export" } else { "exports" };
            world.print(&format!("{}: {checked} {exports} checked, none may grow memory\n", self.file));
        } else {
            let paint = Paint(world.colour());
            for way in ways.iter().take(NAMED) {
                let export = paint.heading(&escape(&way.export));
                world.print(&format!("{export}: {} ({})\n", way.line(), paint.verdict(way.verdict)));
                if ways.len() <= EXPLAINED {
                    world.print(&format!("{}\n", indented(&text::way(way, paint))));
                }
            }
            world.print(&summary(&self.file, checked, &ways));
        }
        // What was found has been said, whatever becomes of this.
        if let Some(path) = &self.sarif {
            let log = json(&sarif::log(&findings));
            world.write(path, log.as_bytes()).map_err(|error| format!("cannot write {path}: {error}"))?;
        }
        Ok(if findings.is_empty() { FINE } else { FINDING })
    }
}

/// How many findings are explained edge by edge, and how many are named: nobody reads a thousand.
const EXPLAINED: usize = 10;
const NAMED: usize = 100;

fn summary(file: &str, checked: usize, findings: &[&Way]) -> String {
    let counts = Counts::of(findings.iter().map(|way| way.verdict));
    let mut text = String::new();
    if findings.len() > NAMED {
        text += &format!("… and {} more; --json and --sarif have all\n", findings.len() - NAMED);
    }
    text += &format!("{file}: {} of {checked} exports may grow memory: {}\n", findings.len(), text::counts(&counts));
    for verdict in [Verdict::OnlyWhenTrapping, Verdict::MayThroughHost] {
        if counts.get(verdict) > 0 {
            text += &format!("  --allow {verdict} would accept {} of them\n", counts.get(verdict));
        }
    }
    text
}

fn indented(text: &str) -> String {
    text.lines().skip(1).map(|line| format!("  {line}\n")).collect()
}

/// Whether a name matches a pattern in which `*` is anything and `?` any one character.
fn matches(glob: &str, name: &str) -> bool {
    let (glob, name): (Vec<char>, Vec<char>) = (glob.chars().collect(), name.chars().collect());
    // Where to go on if what follows the last star does not fit here.
    let (mut at, mut seen, mut retry) = (0, 0, None);
    while seen < name.len() {
        match glob.get(at) {
            Some('*') => {
                retry = Some((at + 1, seen));
                at += 1;
            }
            Some(&wanted) if wanted == '?' || wanted == name[seen] => {
                at += 1;
                seen += 1;
            }
            _ => {
                let Some((behind, from)) = retry else { return false };
                retry = Some((behind, from + 1));
                (at, seen) = (behind, from + 1);
            }
        }
    }
    glob[at..].iter().all(|&rest| rest == '*')
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns() {
        for (glob, name, expected) in [
            ("*", "", true),
            ("*", "set_name", true),
            ("get_*", "get_name", true),
            ("get_*", "set_name", false),
            ("*_name", "set_name_name", true),
            ("?et_*", "set_name", true),
            ("set", "set_name", false),
            ("", "x", false),
            ("*a*b", "xaxbxab", true),
            ("*a*b", "xaxbxa", false),
        ] {
            assert_eq!(matches(glob, name), expected, "{glob} {name}");
        }
    }
}
