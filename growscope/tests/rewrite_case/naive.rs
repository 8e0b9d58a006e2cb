use growscope::rewrite::Facts;
use wasmparser::*;
pub fn facts(bytes: &[u8], grow: &[&str], announce: &[&str]) -> Facts {
    let mut f = Facts::default();
    let mut imports = 0u32;
    let mut edges: Vec<Vec<u32>> = vec![];
    let mut site: Vec<bool> = vec![];
    for p in Parser::new(0).parse_all(bytes) {
        match p.unwrap() {
            Payload::ImportSection(r) => for i in r.into_imports() { let i = i.unwrap();
                if let TypeRef::Func(_) = i.ty {
                    let n = format!("{}.{}", i.module, i.name);
                    if grow.contains(&n.as_str()) { f.grow_imports.push(imports) }
                    if announce.contains(&n.as_str()) { f.announce_imports.push(imports) }
                    imports += 1; edges.push(vec![]); site.push(false);
                } },
            Payload::ElementSection(r) => for e in r { if let ElementItems::Functions(i) = e.unwrap().items { for x in i { f.table_functions.push(x.unwrap()); } } },
            Payload::CodeSectionEntry(b) => {
                let mut e = vec![]; let mut s = false;
                for op in b.get_operators_reader().unwrap() { match op.unwrap() {
                    Operator::Call { function_index } | Operator::ReturnCall { function_index } => e.push(function_index),
                    Operator::MemoryGrow { mem } => { s = true; if !f.grown_memories.contains(&mem) { f.grown_memories.push(mem) } }
                    _ => {} } }
                s |= e.iter().any(|x| f.grow_imports.contains(x));
                edges.push(e); site.push(s);
            }
            _ => {}
        }
    }
    let mut reach = site;
    loop { let before = reach.clone(); for i in 0..reach.len() { if edges[i].iter().any(|x| reach[*x as usize]) { reach[i] = true } } if before == reach { break } }
    f.returns_after_growth = reach;
    f
}
