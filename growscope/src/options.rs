/// What an analysis is told beside the module. Imports are named as `MODULE.NAME`.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Imports whose host code grows memory, beside those that are recognised.
    pub grow_imports: Vec<String>,
    /// Imports that a guest must call after it has grown, beside those that are known.
    pub announce: Vec<String>,
    /// Imports that call nobody back, beside those that are known.
    pub pure: Vec<String>,
}

impl Options {
    /// Every import that is named, with the flag that named it.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let grow = self.grow_imports.iter().map(|name| ("--grow-import", name.as_str()));
        let announce = self.announce.iter().map(|name| ("--announce", name.as_str()));
        let pure = self.pure.iter().map(|name| ("--pure", name.as_str()));
        grow.chain(announce).chain(pure)
    }
}
