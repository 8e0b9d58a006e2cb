//! What was met on the way, and whether it is enough to say something.

use std::fmt;

macro_rules! tally {
    ($($(#[$doc:meta])* $field:ident: $words:literal,)*) => {
        /// What was met on the way.
        #[derive(Debug, Default)]
        pub struct Tally {
            $($(#[$doc])* pub $field: u64,)*
        }

        impl Tally {
            pub fn add(&mut self, other: &Self) {
                $(self.$field += other.$field;)*
            }
        }

        impl fmt::Display for Tally {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                let each = [$(format!("{} {}", self.$field, $words)),*];
                to.write_str(&each.join(", "))
            }
        }
    };
}

tally! {
    modules: "modules",
    /// Edges of ways that were found in the module.
    steps: "edges walked",
    /// Modules in which a call really grew memory.
    grew: "modules grew",
    /// Calls of exports with the verdict `never`.
    never_called: "calls of `never`",
    /// The same, in modules in which others grew.
    never_beside_growth: "of them in modules that grew",
    /// Calls of exports whose growth, they say, does not come back.
    trapping_called: "calls of `only-when-trapping`",
    traps: "calls trapped or threw",
    /// Rewritten modules that validate.
    validated: "rewritten modules validate",
    /// Calls that came to an end in both modules and were compared.
    compared: "calls compared",
    /// Of those, calls in which memory grew.
    compared_growing: "of them grew",
    /// Growths that the hooks forced.
    forced: "growths forced",
    /// Calls in which growth was refused.
    refused: "growths refused",
    /// Rewritten modules that ran out of stack where the plain one did not.
    uncompared: "modules ran out of stack",
}

impl Tally {
    /// A run in which nothing happened would pass, and show nothing. Says what there was too little of.
    pub fn says_something(&self) -> Result<(), String> {
        let modules = self.modules;
        for (what, count, least) in [
            ("edges walked", self.steps, modules),
            ("modules that grew", self.grew, modules / 8),
            ("calls of `never`", self.never_called, modules),
            ("calls of `never` in modules that grow", self.never_beside_growth, modules / 10),
            ("calls of `only-when-trapping`", self.trapping_called, modules / 100),
            ("traps", self.traps, modules / 10),
            ("rewritten modules", self.validated, modules * 6),
            ("calls compared", self.compared, modules),
            ("calls compared that grew", self.compared_growing, modules / 10),
            ("forced growths", self.forced, modules / 20),
            ("refused growths", self.refused, modules / 20),
        ] {
            if count <= least {
                return Err(format!("only {count} {what} in {modules} modules"));
            }
        }
        if self.uncompared * 50 > modules {
            return Err(format!("{} of {modules} modules ran out of stack", self.uncompared));
        }
        Ok(())
    }
}
