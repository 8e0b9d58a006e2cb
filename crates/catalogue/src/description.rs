use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// What a guest says of itself, beside its source: under `[package.metadata.guest]` in a crate's `Cargo.toml`, or
/// in `;;!` lines at the top of a `.wat`.
///
/// ```
/// use catalogue::{Description, When};
///
/// let wat = ";;! why = \"to be read\"\n;;! grows = \"first-call\"\n(module)";
/// assert_eq!(Description::from_wat(wat).unwrap().grows, Some(When::FirstCall));
/// assert!(Description::from_wat(";;! grow = 1").is_err(), "unknown keys are errors");
/// ```
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Description {
    /// Its name, and its file's in `dist/`. Unless said, the crate's or the `.wat` file's.
    pub name: Option<String>,
    /// Why it exists, in a line.
    pub why: String,
    /// When its pages must first be seen to rise. Every greeter says; nobody else does.
    pub grows: Option<When>,
    /// When its buffer must first be seen to detach. Unless said, when it grows.
    pub detaches: Option<When>,
    /// When its pages must first be seen to rise if the host calls `reset` between greetings.
    pub grows_when_reset: Option<When>,
    /// Whether it speaks the greeting protocol.
    #[serde(default = "yes")]
    pub greets: bool,
    /// Whether its code can grow memory although it never does: it has an allocator, and room.
    #[serde(default)]
    pub can_grow: bool,
    /// Whether it builds a `str`, and so answers text that is not UTF-8 with a failure.
    #[serde(default)]
    pub checks_utf8: bool,
    /// What it exports beside what the protocol asks for: names and types, such as `"(i32) -> i32"`.
    #[serde(default)]
    pub exports: BTreeMap<String, String>,
    /// The functions it wants of its host, and their types: `"host.line"` is `line`, imported from `host`. A memory
    /// imported as `env.memory` goes without saying.
    #[serde(default)]
    pub imports: BTreeMap<String, String>,
    /// How a crate is built; a `.wat` has nothing to say here.
    pub build: Option<Build>,
}

/// How a crate becomes a guest.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Build {
    /// Cargo features, where one crate is built several ways.
    #[serde(default)]
    pub features: Vec<String>,
    /// The shadow stack's size in bytes. Unless said, the linker's own default for Rust: 1 MiB.
    pub stack_bytes: Option<u32>,
    /// Size of memory at instantiation, in pages. Unless said, what the stack and the data need.
    pub initial_pages: Option<usize>,
    /// The most it may grow to, in pages.
    pub maximum_pages: Option<usize>,
    /// Keep the names of functions, for backtraces.
    #[serde(default)]
    pub keep_names: bool,
    /// Made with `wasm-bindgen`: linked by rustc, and given glue, a JavaScript module that its hosts call it through.
    #[serde(default)]
    pub bindgen: bool,
}

/// When something is first observed, counted in calls of `set_name`.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// In no call.
    Never,
    /// In the first.
    FirstCall,
    /// In a later one.
    Eventually,
}

impl When {
    /// The word that descriptions use.
    pub const fn name(self) -> &'static str {
        match self {
            When::Never => "never",
            When::FirstCall => "first-call",
            When::Eventually => "eventually",
        }
    }
}

fn yes() -> bool {
    true
}

impl Description {
    /// Reads the `;;!` lines at the top of a `.wat`.
    pub fn from_wat(text: &str) -> Result<Self> {
        let header = header(text);
        ensure!(!header.is_empty(), "it does not describe itself: no `;;!` line at its top");
        let description = Self::checked(toml::from_str(&header).context("in its `;;!` lines")?)?;
        ensure!(description.build.is_none(), "`build` is for crates; a .wat is assembled as it stands");
        Ok(description)
    }

    /// Reads `package.metadata.guest`: one description, or a list of them.
    pub fn from_metadata(guest: &serde_json::Value) -> Result<Vec<Self>> {
        let each = guest.as_array().map_or_else(|| std::slice::from_ref(guest), Vec::as_slice);
        each.iter().map(|one| Self::checked(from_json(one)?)).collect()
    }

    fn checked(self) -> Result<Self> {
        ensure!(
            self.greets == self.grows.is_some(),
            "a greeter says when it `grows`, and a guest with `greets = false` does not"
        );
        ensure!(
            self.grows_when_reset.is_some() == (self.greets && self.exports.contains_key("reset")),
            "`grows-when-reset` goes with a greeter's export called `reset`"
        );
        ensure!(
            self.imports.is_empty() || !self.greets,
            "`imports` goes with `greets = false`: the hosts give a greeter nothing but a memory"
        );
        if let Some(build) = self.build.as_ref().filter(|build| build.bindgen) {
            let sizes = [build.stack_bytes.is_some(), build.initial_pages.is_some(), build.maximum_pages.is_some()];
            ensure!(!self.greets, "`bindgen` goes with `greets = false`: its hosts go through the glue");
            ensure!(self.imports.is_empty(), "`bindgen` goes with no `imports`: the glue answers them all");
            ensure!(
                !sizes.contains(&true),
                "`bindgen` goes with no sizes in `build`: rustc chooses the stack and pages"
            );
        }
        Ok(self)
    }
}

/// The TOML in the `;;!` lines at the top of a `.wat`.
pub fn header(wat: &str) -> String {
    wat.lines().map_while(|line| line.strip_prefix(";;!")).collect::<Vec<_>>().join("\n")
}

fn from_json<T: DeserializeOwned>(value: &serde_json::Value) -> Result<T> {
    T::deserialize(value).context("in [package.metadata.guest]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wat_describes_itself_in_its_first_lines() {
        let wat = ";;! why = \"to be read\"\n;;! grows = \"first-call\"\n;; prose\n;;! grows = \"never\"\n(module)";
        let description = Description::from_wat(wat).unwrap();
        assert_eq!(description.grows, Some(When::FirstCall));
        assert_eq!((description.why.as_str(), description.greets), ("to be read", true));
    }

    #[test]
    fn a_wat_says_what_it_imports() {
        let wat = ";;! why = 'x'\n;;! greets = false\n;;! imports = { 'host.line' = '(i32) -> i32' }\n(module)";
        assert_eq!(Description::from_wat(wat).unwrap().imports["host.line"], "(i32) -> i32");
    }

    #[test]
    fn what_a_description_may_not_say_is_an_error_that_names_it() {
        for (header, complaint) in [
            ("", "does not describe itself"),
            (";;! why = 'x'", "says when it `grows`"),
            (";;! why = 'x'\n;;! grows = 'sometimes'", "sometimes"),
            (";;! why = 'x'\n;;! grows = 'never'\n;;! grow = 1", "grow"),
            (";;! grows = 'never'", "why"),
            (";;! why = 'x'\n;;! grows = 'never'\n;;! greets = false", "does not"),
            (";;! why = 'x'\n;;! grows = 'never'\n;;! build = {}", "`build` is for crates"),
            (";;! why = 'x'\n;;! grows = 'never'\n;;! exports = { reset = '() -> ()' }", "grows-when-reset"),
            (";;! why = 'x'\n;;! grows = 'never'\n;;! imports = { 'host.f' = '() -> ()' }", "`imports` goes with"),
        ] {
            let error = format!("{:#}", Description::from_wat(header).unwrap_err());
            assert!(error.contains(complaint), "{header:?} gave {error:?}, which does not mention {complaint:?}");
        }
    }

    #[test]
    fn a_crate_built_several_ways_describes_each() {
        let one = serde_json::json!({ "why": "x", "grows": "never" });
        let named = serde_json::json!({ "name": "b", "why": "y", "grows": "never", "build": { "keep-names": true } });
        assert_eq!(Description::from_metadata(&one).unwrap().len(), 1);
        let both = Description::from_metadata(&serde_json::json!([one, named])).unwrap();
        assert!(both[0].build.is_none() && both[1].build.as_ref().unwrap().keep_names);
    }

    #[test]
    fn a_crate_with_glue_neither_greets_nor_chooses_its_memory() {
        let read = |guest| Description::from_metadata(&guest).map_err(|error| error.to_string());
        let guest = |build| serde_json::json!({ "why": "x", "greets": false, "build": build });
        assert!(read(guest(serde_json::json!({ "bindgen": true }))).unwrap()[0].build.as_ref().unwrap().bindgen);
        let sized = read(guest(serde_json::json!({ "bindgen": true, "maximum-pages": 2 }))).unwrap_err();
        assert!(sized.contains("`bindgen` goes with no sizes"), "{sized}");
        let importing = serde_json::json!({
            "why": "x", "greets": false, "imports": { "host.f": "() -> ()" }, "build": { "bindgen": true },
        });
        let importing = read(importing).unwrap_err();
        assert!(importing.contains("`bindgen` goes with no `imports`"), "{importing}");
        let greeter = serde_json::json!({ "why": "x", "grows": "never", "build": { "bindgen": true } });
        let greeter = read(greeter).unwrap_err();
        assert!(greeter.contains("`bindgen` goes with `greets = false`"), "{greeter}");
    }
}
