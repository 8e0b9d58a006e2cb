/// What there is for each node, all in one list.
pub struct ByNode<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> ByNode<T> {
    /// Of so many nodes: what came in parts, each behind its node. Its order stays.
    pub fn of(nodes: usize, parts: &[Vec<(u32, T)>]) -> Self {
        let mut starts = vec![0u32; nodes + 2];
        for &(node, _) in parts.iter().flatten() {
            starts[node as usize + 2] += 1;
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let Some(&(_, any)) = parts.iter().flatten().next() else { return Self { starts, items: Vec::new() } };
        let mut items = vec![any; *starts.last().unwrap_or(&0) as usize];
        for &(node, item) in parts.iter().flatten() {
            let next = &mut starts[node as usize + 1];
            items[*next as usize] = item;
            *next += 1;
        }
        Self { starts, items }
    }

    pub fn get(&self, node: u32) -> &[T] {
        &self.items[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize]
    }
}
