/// What a verb needs of the world outside.
pub trait World {
    /// The bytes of a file, or why there are none.
    fn read(&mut self, path: &str) -> Result<Vec<u8>, String>;

    /// Writes a file.
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), String>;

    /// Whether two paths lead to one file that is there.
    fn is_same_file(&self, one: &str, other: &str) -> bool {
        one == other
    }

    /// Prints a result.
    fn print(&mut self, text: &str);

    /// Prints a complaint.
    fn error(&mut self, text: &str);

    /// Says what is being done from here on, for whoever waits.
    fn stage(&mut self, _what: &str) {}

    /// Whether there is a terminal that wants colour.
    fn colour(&self) -> bool {
        false
    }

    /// How many threads may be used.
    fn threads(&self) -> usize {
        1
    }
}
