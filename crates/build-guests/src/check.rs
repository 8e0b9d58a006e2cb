//! Holds an artefact against what its source says of it.

use std::collections::BTreeSet;

use anyhow::{Result, bail, ensure};
use artefact::Artefact;
use catalogue::{Description, Guest, When};
use greeting::EXPORTS;
use growscope::Verdict;

use crate::source::Source;

/// How `wasm-bindgen` begins the name of each export that is there for its glue.
const GLUE_PREFIX: &str = "__";

/// Checks imports, exports and their types, the memory, and the number of `memory.grow` instructions.
pub fn check(source: &Source, artefact: Artefact, verdict: Option<Verdict>) -> Result<Guest> {
    imports(source, &artefact)?;
    exports(&source.description, &artefact)?;
    memory(&artefact)?;
    growth(&source.description, &artefact)?;
    let Description { why, greets, checks_utf8, grows, detaches, grows_when_reset, build, .. } =
        source.description.clone();
    Ok(Guest {
        name: source.name.clone(),
        why,
        source: source.place.clone(),
        features: build.unwrap_or_default().features,
        file: source.file(),
        glue: source.glue(),
        greets,
        checks_utf8,
        grows,
        detaches: detaches.or(grows),
        grows_when_reset,
        verdict: verdict.map(|verdict| verdict.name().into()),
        artefact,
    })
}

fn imports(source: &Source, artefact: &Artefact) -> Result<()> {
    // What `wasm-bindgen` calls the glue in the binary; no file has that name.
    let glue = source.glue().map(|_| format!("./{}_bg.js", source.name));
    let said = &source.description.imports;
    let mut found = BTreeSet::new();
    for import in &artefact.imports {
        let module = import.module.as_deref().unwrap_or_default();
        let name = format!("{module}.{}", import.name);
        let (allowed, rule) = match &glue {
            Some(glue) => (module == glue, format!("a guest with glue imports from {glue} alone")),
            None => match said.get(&name) {
                Some(ty) => (import.ty == *ty, format!("its description says {ty}")),
                None => (
                    import.ty == "memory" && name == "env.memory",
                    "a guest imports its memory as env.memory, and what its description mentions".into(),
                ),
            },
        };
        ensure!(allowed, "it imports {name} ({}); {rule}", import.ty);
        found.insert(name);
    }
    for (name, ty) in said {
        ensure!(found.contains(name), "it does not import {name}: {ty}");
    }
    Ok(())
}

fn exports(description: &Description, artefact: &Artefact) -> Result<()> {
    let protocol = EXPORTS.iter().map(|export| (export.name, export.ty)).filter(|_| description.greets);
    let own = description.exports.iter().map(|(name, ty)| (name.as_str(), ty.as_str()));
    let owed: Vec<_> = [("memory", "memory")].into_iter().chain(protocol).chain(own).collect();
    for (name, ty) in &owed {
        match artefact.export(name) {
            None => bail!("it does not export {name}: {ty}"),
            Some(found) => ensure!(found == *ty, "its export {name} is {found}, and should be {ty}"),
        }
    }
    let has_glue = description.build.as_ref().is_some_and(|build| build.bindgen);
    for export in &artefact.exports {
        let for_glue = has_glue && export.name.starts_with(GLUE_PREFIX);
        ensure!(
            for_glue || owed.iter().any(|(name, _)| *name == export.name),
            "it exports {}: {}, which its description does not mention",
            export.name,
            export.ty
        );
    }
    Ok(())
}

fn memory(artefact: &Artefact) -> Result<()> {
    let Some(memory) = &artefact.memory else { bail!("it has no memory") };
    if let Some(maximum) = memory.maximum_pages {
        ensure!(maximum > memory.initial_pages, "its memory has no room to grow, so no schedule could make it detach");
    }
    Ok(())
}

fn growth(description: &Description, artefact: &Artefact) -> Result<()> {
    let Some(grows) = description.grows else { return Ok(()) };
    let never = grows == When::Never && description.detaches.unwrap_or(grows) == When::Never;
    let count = artefact.memory_grow.len();
    let can = !never || description.can_grow;
    ensure!(can || count == 0, "it never grows, it says, but holds {count} memory.grow instruction(s)");
    ensure!(!can || count > 0, "it can grow or detach, it says, but holds no memory.grow instruction");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Origin;

    /// A greeter in one line each; `{}` takes what a case adds.
    const GREETER: &str = r#"(module (memory (export "memory") 1)
        (func (export "get_salutation_ptr") (result i32) i32.const 0)
        (func (export "get_name_ptr") (result i32) i32.const 16)
        (func (export "get_msg_ptr") (result i32) i32.const 32)
        (func (export "set_name") (param i32 i32) (result i32) i32.const 0) EXTRA)"#;

    fn verdict(header: &str, wat: &str) -> Result<Guest, String> {
        judge(Description::from_wat(&format!(";;! why = 'a test'\n{header}")).unwrap(), wat)
    }

    fn judge(description: Description, wat: &str) -> Result<Guest, String> {
        let origin = Origin::Crate(String::new());
        let source = Source { name: "guest".into(), description, place: String::new(), origin };
        let artefact = Artefact::parse(&wat::parse_str(wat).unwrap()).unwrap();
        check(&source, artefact, None).map_err(|error| error.to_string())
    }

    #[test]
    fn a_greeter_that_is_what_it_says_passes() {
        let guest = verdict(";;! grows = 'never'", &GREETER.replace("EXTRA", "")).unwrap();
        assert_eq!((guest.grows, guest.detaches), (Some(When::Never), Some(When::Never)));
    }

    #[test]
    fn every_contradiction_is_named() {
        let never = ";;! grows = 'never'";
        let grow = "(func (drop (memory.grow (i32.const 1))))";
        for (header, extra, complaint) in [
            (never, grow, "holds 1 memory.grow"),
            (";;! grows = 'eventually'", "", "holds no memory.grow"),
            (";;! grows = 'never'\n;;! detaches = 'first-call'", "", "holds no memory.grow"),
            (never, r#"(func (export "extra"))"#, "extra: () -> (), which its description does not mention"),
            (";;! grows = 'never'\n;;! exports = { more = '() -> ()' }", "", "does not export more: () -> ()"),
            (
                ";;! grows = 'never'\n;;! exports = { more = '() -> ()' }",
                r#"(func (export "more") (result i64) i64.const 0)"#,
                "more is () -> i64, and should be () -> ()",
            ),
        ] {
            let error = verdict(header, &GREETER.replace("EXTRA", extra)).unwrap_err();
            assert!(error.contains(complaint), "{extra:?} gave {error:?}, not {complaint:?}");
        }
        let importer = GREETER.replace("(module", r#"(module (import "env" "log" (func))"#).replace("EXTRA", "");
        assert!(verdict(never, &importer).unwrap_err().contains("imports env.log (() -> ())"));
        let full = GREETER.replace("\"memory\") 1)", "\"memory\") 1 1)").replace("EXTRA", "");
        assert!(verdict(never, &full).unwrap_err().contains("no room to grow"));
    }

    #[test]
    fn a_guest_imports_what_it_says_and_no_more() {
        let said = ";;! greets = false\n;;! imports = { 'host.line' = '(i32) -> i32' }";
        let memory = r#"(memory (export "memory") 1)"#;
        let line = r#"(import "host" "line" (func (param i32) (result i32)))"#;
        verdict(said, &format!("(module {line} {memory})")).unwrap();

        for (fields, complaint) in [
            (memory.to_owned(), "does not import host.line: (i32) -> i32"),
            (
                format!(r#"(import "host" "line" (func)) {memory}"#),
                "imports host.line (() -> ()); its description says (i32) -> i32",
            ),
            (
                format!(r#"{line} (import "host" "more" (func)) {memory}"#),
                "imports host.more (() -> ()); a guest imports its memory",
            ),
            (format!(r#"{line} (import "host" "memory" (memory 1)) {memory}"#), "imports host.memory (memory)"),
        ] {
            let error = verdict(said, &format!("(module {fields})")).unwrap_err();
            assert!(error.contains(complaint), "{fields} gave {error:?}, not {complaint:?}");
        }
    }

    #[test]
    fn a_guest_with_glue_imports_from_it_alone_and_exports_what_it_says_and_what_the_glue_needs() {
        let said = serde_json::json!({
            "why": "a test", "greets": false, "exports": { "greet": "() -> ()" }, "build": { "bindgen": true },
        });
        let said = Description::from_metadata(&said).unwrap().remove(0);
        let verdict = |wat: &str| judge(said.clone(), wat);

        let guest = verdict(
            r#"(module (import "./guest_bg.js" "__wbindgen_throw" (func)) (memory (export "memory") 1)
                (func (export "greet")) (func (export "__wbindgen_malloc")))"#,
        );
        let Guest { file, glue, .. } = guest.unwrap();
        assert_eq!((file.as_str(), glue.as_deref()), ("guest/guest_bg.wasm", Some("guest/guest.js")));

        let memory = r#"(memory (export "memory") 1)"#;
        let greet = r#"(func (export "greet"))"#;
        for (fields, complaint) in [
            (format!(r#"(import "./other_bg.js" "f" (func)) {memory} {greet}"#), "imports ./other_bg.js.f (() -> ())"),
            (format!(r#"(import "env" "memory" (memory 1)) {greet}"#), "imports env.memory (memory)"),
            (greet.to_owned(), "does not export memory"),
            (memory.to_owned(), "does not export greet: () -> ()"),
            (format!(r#"{memory} {greet} (func (export "extra"))"#), "extra: () -> (), which its description does not"),
        ] {
            let error = verdict(&format!("(module {fields})")).unwrap_err();
            assert!(error.contains(complaint), "{fields} gave {error:?}, not {complaint:?}");
        }
    }
}
