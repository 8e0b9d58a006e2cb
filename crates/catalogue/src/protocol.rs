use greeting::{
    EXPORTS, Export, Failure, MESSAGE_BYTES, MESSAGE_OFFSET, NAME_OFFSET, PAGE_BYTES, SALUTATION_OFFSET, SLOT_BYTES,
};
use serde::{Deserialize, Serialize};

/// The greeting protocol as data, for hosts that cannot link to the `greeting` crate.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Protocol {
    /// A page, in bytes.
    pub page_bytes: usize,
    /// Where the host writes the salutation.
    pub salutation: Slot,
    /// Where the host writes the name.
    pub name: Slot,
    /// Where the guest leaves the message.
    pub message: Slot,
    /// The functions that a greeter exports, in the order in which a host meets them.
    pub exports: Vec<ProtocolExport>,
    /// What the negative results of `set_name` mean.
    pub failures: Vec<FailureCode>,
}

/// A function that a greeter exports.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct ProtocolExport {
    /// Its name.
    pub name: String,
    /// Its type, as text: `(i32, i32) -> i32`.
    #[serde(rename = "type")]
    pub ty: String,
    /// What it answers.
    pub meaning: String,
}

/// One slot of the block.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct Slot {
    /// Where it begins in the block, in bytes.
    pub offset: usize,
    /// What it holds, in bytes.
    pub bytes: usize,
}

/// A negative result of `set_name`.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct FailureCode {
    /// The result.
    pub code: i32,
    /// What it says.
    pub meaning: String,
}

/// A salutation and a name.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Texts {
    /// The salutation.
    pub salutation: String,
    /// The name.
    pub name: String,
}

impl Texts {
    /// What hosts greet with, in turn.
    pub fn all() -> Vec<Texts> {
        greeting::TEXTS.map(|(salutation, name)| Texts { salutation: salutation.into(), name: name.into() }).into()
    }
}

impl Default for Protocol {
    fn default() -> Self {
        Protocol {
            page_bytes: PAGE_BYTES,
            salutation: Slot { offset: SALUTATION_OFFSET, bytes: SLOT_BYTES },
            name: Slot { offset: NAME_OFFSET, bytes: SLOT_BYTES },
            message: Slot { offset: MESSAGE_OFFSET, bytes: MESSAGE_BYTES },
            exports: EXPORTS
                .map(|Export { name, ty, meaning }| ProtocolExport {
                    name: name.into(),
                    ty: ty.into(),
                    meaning: meaning.into(),
                })
                .into(),
            failures: Failure::ALL
                .map(|failure| FailureCode { code: failure as i32, meaning: failure.meaning().into() })
                .into(),
        }
    }
}
