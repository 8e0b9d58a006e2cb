//! What a greeter must refuse: it answers with a code, and never traps.

use greeting::{Failure, SLOT_BYTES};

use crate::{
    cell::{Complaint, Verdict},
    instance::Instance,
};

const TOO_LONG: u32 = SLOT_BYTES as u32 + 1;

/// Lengths that do not fit, and the code for each.
const REFUSED: [((u32, u32), Failure); 4] = [
    ((TOO_LONG, 0), Failure::SalutationTooLong),
    ((0, TOO_LONG), Failure::NameTooLong),
    ((u32::MAX, 0), Failure::SalutationTooLong),
    ((0, u32::MAX), Failure::NameTooLong),
];

/// Sends each, and says what is wrong with the answer.
pub fn judge(guest: &mut Instance) -> Result<(), Complaint> {
    for ((salutation, name), failure) in REFUSED {
        let code = failure as i32;
        let seen = match guest.set_name(salutation, name) {
            Ok(answer) if answer == code => continue,
            Ok(answer) => answer.to_string(),
            Err(fault) => fault.to_string().lines().next().unwrap_or_default().to_owned(),
        };
        let expected = format!("expected set_name({salutation}, {name}) to answer {code}: {}", failure.meaning());
        return Err((Verdict::Disagrees, format!("{expected}; saw {seen}")));
    }
    Ok(())
}
