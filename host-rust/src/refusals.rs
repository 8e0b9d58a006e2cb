//! What a greeter must refuse: it answers with a code, and never traps.

use greeting::{Failure, SLOT_BYTES};

use crate::{fault::Fault, instance::Instance};

const TOO_LONG: u32 = SLOT_BYTES as u32 + 1;

/// Lengths that do not fit, and the code for each.
const REFUSED: [((u32, u32), Failure); 4] = [
    ((TOO_LONG, 0), Failure::SalutationTooLong),
    ((0, TOO_LONG), Failure::NameTooLong),
    ((u32::MAX, 0), Failure::SalutationTooLong),
    ((0, u32::MAX), Failure::NameTooLong),
];

/// Sends each, and complains of an answer that is not the one that is due.
pub fn hold(guest: &mut Instance) -> Result<(), Fault> {
    for (lengths, due) in REFUSED {
        let seen = match guest.set_name(lengths.0, lengths.1) {
            Ok(answer) if answer == due as i32 => continue,
            Ok(answer) => answer.to_string(),
            Err(late @ Fault::TimeLimit { .. }) => return Err(late),
            Err(fault) => fault.first_line(),
        };
        return Err(Fault::NotRefused { lengths, due, seen });
    }
    Ok(())
}
