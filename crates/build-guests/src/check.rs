//! Holds an artefact against what its source says of it.

use anyhow::{Result, bail, ensure};
use greeting::EXPORTS;
use guests::{Artefact, Description, Guest, When};

use crate::source::Source;

/// Checks imports, exports and their types, the memory, and the number of `memory.grow` instructions.
pub fn check(source: &Source, artefact: Artefact) -> Result<Guest> {
    imports(&artefact)?;
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
        file: format!("{}.wasm", source.name),
        greets,
        checks_utf8,
        grows,
        detaches: detaches.or(grows),
        grows_when_reset,
        artefact,
    })
}

fn imports(artefact: &Artefact) -> Result<()> {
    for import in &artefact.imports {
        let module = import.module.as_deref().unwrap_or_default();
        ensure!(
            import.ty == "memory" && (module, import.name.as_str()) == ("env", "memory"),
            "it imports {module}.{} ({}); a guest imports nothing, or its memory as env.memory",
            import.name,
            import.ty
        );
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
    for export in &artefact.exports {
        ensure!(
            owed.iter().any(|(name, _)| *name == export.name),
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
    let count = artefact.memory_grow_instructions;
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
        let description = Description::from_wat(&format!(";;! why = 'a test'\n{header}")).unwrap();
        let origin = Origin::Crate(String::new());
        let source = Source { name: "guest".into(), description, place: String::new(), origin };
        let artefact = Artefact::parse(&wat::parse_str(wat).unwrap()).unwrap();
        check(&source, artefact).map_err(|error| error.to_string())
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
}
