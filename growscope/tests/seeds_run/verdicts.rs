//! What the verdicts promise, held against what the module did.

use growscope::{Analysis, Module, Verdict};

use super::{
    Tally,
    play::{Outcome, Played},
};

/// No import calls back here, so growth through the host does not come.
pub fn hold(module: &Module<'_>, analysis: &Analysis, played: &Played, tally: &mut Tally) -> Result<(), String> {
    let mut never = 0;
    for call in &played.calls {
        let Some((name, index)) = module.exported_functions().find(|&(name, _)| name == call.name) else {
            continue; // the start function
        };
        let verdict = analysis.verdict_of(index);
        // What is thrown past an export comes back, to whoever catches it.
        let came_back = matches!(call.outcome, Outcome::Returned(_) | Outcome::Thrown);
        tally.traps += u64::from(!matches!(call.outcome, Outcome::Returned(_)));
        match verdict {
            Verdict::Never if call.grew => return Err(format!("{name} is `never`, and grew memory")),
            Verdict::Never => never += 1,
            Verdict::OnlyWhenTrapping | Verdict::MayThroughHost if call.grew && came_back => {
                return Err(format!("{name} is `{verdict}`, grew memory and came back"));
            }
            Verdict::OnlyWhenTrapping => tally.trapping_called += 1,
            Verdict::MayThroughHost | Verdict::May | Verdict::MayIndirectly => {}
        }
    }
    let grew = played.calls.iter().any(|call| call.grew);
    tally.grew += u64::from(grew);
    tally.never_called += never;
    tally.never_beside_growth += if grew { never } else { 0 };
    Ok(())
}
