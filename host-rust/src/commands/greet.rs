use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use catalogue::Schedule;
use clap::builder::PossibleValuesParser;
use greeting::{SLOT_BYTES, TEXTS};
use serde::Serialize;

use super::{BOUNDS, Bounds, Dist, LOST, complain, print};
use crate::{
    cell::Outcome,
    engine::Engines,
    expect,
    fault::During,
    guest::{self, Loaded},
    instance::{Code, Instance},
    limits::Limits,
    report::{HOST, json},
    run::{self, End, Record},
    text::escape,
    views::{STRATEGIES, Strategy},
    watch,
};

/// Greet once through one guest, and print the message
#[derive(clap::Args)]
#[command(before_help = BOUNDS, after_help = "\
Examples:
  host-rust greet
  host-rust greet lib_no_growth --salutation Moin --name 李小龍
  host-rust greet dist/lib_bump.wasm --json
  host-rust greet lib_growth --strategy cached-pointer-moving
  host-rust greet lib_growth --max-pages 17
  host-rust greet lib_growth_named --max-pages 17 --trap-on-refusal

Exit codes:
  0  greeted
  1  the greeting was lost: the view was stale, or the bytes were wrong
  2  bad input: an option, a file, or a guest that breaks the protocol or fails")]
pub struct Greet {
    /// A guest's name, or a path to a .wasm or .wat file
    #[arg(default_value = "lib_growth")]
    guest: String,

    /// The salutation, at most 16 bytes of UTF-8
    #[arg(long, value_name = "TEXT", default_value = TEXTS[0].0)]
    salutation: String,

    /// The name, at most 16 bytes of UTF-8
    #[arg(long, value_name = "TEXT", default_value = TEXTS[0].1)]
    name: String,

    /// How the host gets at the guest's bytes
    #[arg(long, default_value = STRATEGIES[0].name, value_parser = PossibleValuesParser::new(STRATEGIES.map(|s| s.name)))]
    strategy: String,

    #[command(flatten)]
    bounds: Bounds,

    /// Refuse the guest memory beyond N pages of 65,536 bytes: its memory.grow answers -1
    #[arg(long, value_name = "N")]
    max_pages: Option<u64>,

    /// End the call at the refusal, and show the guest's stack there
    #[arg(long, requires = "max_pages")]
    trap_on_refusal: bool,

    /// Print what was seen as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    dist: Dist,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Seen<'a> {
    host: &'static str,
    guest: &'a str,
    strategy: &'static str,
    message: Option<&'a str>,
    outcome: Outcome,
    pages_before: u64,
    pages_after: u64,
    first_growth: Option<u32>,
    first_detach: Option<u32>,
    detail: Option<String>,
}

impl Greet {
    pub fn run(&self) -> Result<ExitCode> {
        check_bytes("salutation", &self.salutation)?;
        check_bytes("name", &self.name)?;
        let strategy = STRATEGIES.iter().find(|strategy| strategy.name == self.strategy).expect("clap has checked it");
        self.bounds.watch();
        let loaded = self.bounds.find(&self.guest, &self.dist.path())?;
        guest::must_greet(&loaded)?;
        let mut record = self.greet(&loaded, strategy).with_context(|| loaded.name.clone())?;
        if let Err(End::Fault(fault)) = record.end {
            return Err(fault).with_context(|| loaded.name.clone());
        }
        self.report(&loaded, strategy, &mut record)
    }

    fn greet(&self, loaded: &Loaded, strategy: &Strategy) -> Result<Record, anyhow::Error> {
        let engines = Engines::new()?;
        let time_limit = self.bounds.time_limit;
        let compile = || Code::compile(engines.get(strategy.configuration), loaded);
        let code = watch::during(During::Compilation, time_limit, compile)?;
        let limits = Limits::of(self.max_pages, self.trap_on_refusal);
        let instance = Instance::new(&code, limits, time_limit)?;
        Ok(run::run(instance, strategy, &Schedule::natural(1), &[(&self.salutation, &self.name)]))
    }

    fn report(&self, loaded: &Loaded, strategy: &Strategy, record: &mut Record) -> Result<ExitCode> {
        let detail = expect::detail(record);
        let message = record.message.take();
        if self.json {
            let seen = Seen {
                host: HOST,
                guest: &loaded.name,
                strategy: strategy.name,
                message: message.as_deref(),
                outcome: record.outcome().expect("a fault has been reported already"),
                pages_before: record.pages_before,
                pages_after: record.pages_after,
                first_growth: record.first_growth,
                first_detach: record.first_detach,
                detail: detail.clone(),
            };
            print(&json(&seen))?;
        } else if let Some(message) = &message {
            print(&format!("{}\n", escape(message)))?;
        }
        let Some(detail) = detail else { return Ok(ExitCode::SUCCESS) };
        complain(&format!("{}: {detail}{}", loaded.name, advice(record)));
        Ok(ExitCode::from(LOST))
    }
}

fn advice(record: &Record) -> &'static str {
    const ASK: &str = "\n  Ask for memory.data(&store) after the call, as --strategy fresh does.";
    match &record.end {
        _ if record.dangled().is_some() => ASK,
        Err(End::Lost { .. }) => ASK,
        Err(End::Silent { .. }) => {
            "\n  They were read where get_msg_ptr says; wat/memoryguest.wat shows what a guest owes there."
        }
        _ => "",
    }
}

fn check_bytes(what: &str, text: &str) -> Result<()> {
    let bytes = text.len();
    ensure!(
        bytes <= SLOT_BYTES,
        "the {what} is {bytes} bytes of UTF-8, and its slot holds {SLOT_BYTES}\n  Give a shorter one: --{what} TEXT"
    );
    Ok(())
}
