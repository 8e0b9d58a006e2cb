//! Whether a way exists, found out again from the module's own instructions.

use growscope::{
    Analysis, Module, Verdict,
    reach::{Edge, SiteKind},
};
use wasmparser::{Operator, Parser, Payload};

/// Walks the way of a function; answers how many edges it has.
pub fn walk(bytes: &[u8], module: &Module<'_>, analysis: &Analysis, function: u32) -> Result<u64, String> {
    let path = analysis.path_of(function);
    let verdict = analysis.verdict_of(function);
    if verdict == Verdict::Never {
        return if path.is_empty() { Ok(0) } else { Err("`never` has a way".into()) };
    }
    let mut at = function;
    for step in &path {
        let to = step.function;
        let operators = operators(bytes, module, at);
        let through = operators.iter().any(|operator| {
            matches!(
                operator,
                Operator::CallIndirect { .. }
                    | Operator::ReturnCallIndirect { .. }
                    | Operator::CallRef { .. }
                    | Operator::ReturnCallRef { .. }
            )
        });
        let there = match step.edge {
            Edge::Call => operators.contains(&Operator::Call { function_index: to }),
            Edge::Tail => operators.contains(&Operator::ReturnCall { function_index: to }),
            Edge::Indirect | Edge::Ref => operators.iter().any(|operator| match *operator {
                Operator::CallIndirect { type_index, .. } | Operator::ReturnCallIndirect { type_index, .. } => {
                    step.edge == Edge::Indirect && fits(module, to, type_index)
                }
                Operator::CallRef { type_index } | Operator::ReturnCallRef { type_index } => {
                    step.edge == Edge::Ref && fits(module, to, type_index)
                }
                _ => false,
            }),
            Edge::Host => {
                let entry = analysis.graph.host.entries.contains(&to);
                entry && (at < module.imported_functions() || through)
            }
        };
        if !there {
            return Err(format!("no {} from {at} to {to}", step.edge.name()));
        }
        at = to;
    }
    let direct = path.iter().all(|step| matches!(step.edge, Edge::Call | Edge::Tail));
    let by_host = path.iter().any(|step| step.edge == Edge::Host);
    match verdict {
        Verdict::May if !direct => return Err("`may` by an edge that is not direct".into()),
        Verdict::MayIndirectly if direct || by_host => return Err("`may-indirectly` without such an edge".into()),
        Verdict::MayThroughHost if !by_host => return Err("`may-through-host` without such an edge".into()),
        _ => {}
    }
    let grows = match analysis.growth_in(at) {
        Some(SiteKind::MemoryGrow { memory }) => {
            operators(bytes, module, at).contains(&Operator::MemoryGrow { mem: memory })
        }
        Some(SiteKind::GrowImport { import }) => import == at && at < module.imported_functions(),
        None => false,
    };
    if grows { Ok(path.len() as u64 + 1) } else { Err(format!("nothing grows in {at}")) }
}

fn fits(module: &Module<'_>, function: u32, ty: u32) -> bool {
    module.is_subtype(module.type_of(function), module.type_at(ty))
}

fn operators<'a>(bytes: &'a [u8], module: &Module<'_>, function: u32) -> Vec<Operator<'a>> {
    let Some(own) = function.checked_sub(module.imported_functions()) else { return Vec::new() };
    let mut bodies = Parser::new(0).parse_all(bytes).filter_map(|payload| match payload {
        Ok(Payload::CodeSectionEntry(body)) => Some(body),
        _ => None,
    });
    let body = bodies.nth(own as usize).expect("a function that is not imported has a body");
    body.get_operators_reader().unwrap().into_iter().collect::<Result<_, _>>().unwrap()
}
