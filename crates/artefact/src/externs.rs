use serde::{Deserialize, Serialize};
use wasmparser::{
    CompositeInnerType, ValType,
    types::{CoreTypeId, EntityType, TypesRef},
};

/// One import or export.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Extern {
    /// The module an import comes from; an export has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module: Option<String>,
    /// Its name.
    pub name: String,
    /// Its type, as text: `(i32, i32) -> i32`, `memory`, `global i32`.
    #[serde(rename = "type")]
    pub ty: String,
}

impl Extern {
    pub(crate) fn of(name: &str, ty: EntityType, types: TypesRef<'_>) -> Self {
        let ty = match ty {
            EntityType::Func(id) | EntityType::FuncExact(id) => function_type(id, types),
            EntityType::Global(global) => format!("global {}", global.content_type),
            EntityType::Memory(_) => "memory".into(),
            EntityType::Table(_) => "table".into(),
            EntityType::Tag(_) => "tag".into(),
        };
        Extern { module: None, name: name.into(), ty }
    }
}

fn function_type(id: CoreTypeId, types: TypesRef<'_>) -> String {
    let CompositeInnerType::Func(function) = &types[id].composite_type.inner else {
        unreachable!("the validator has made sure that a function has a function's type");
    };
    let list = |of: &[ValType]| of.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let results = match function.results() {
        [one] => one.to_string(),
        several => format!("({})", list(several)),
    };
    format!("({}) -> {results}", list(function.params()))
}
