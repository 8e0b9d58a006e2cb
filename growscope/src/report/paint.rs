use crate::Verdict;

/// Colour where a terminal wants it.
#[derive(Clone, Copy)]
pub struct Paint(pub bool);

impl Paint {
    /// What a part is about.
    pub fn heading(self, text: &str) -> String {
        self.with("1", text)
    }

    /// What stands beside the matter.
    pub fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    /// A verdict's name: the more there is to fear, the louder.
    pub fn verdict(self, verdict: Verdict) -> String {
        let colour = match verdict {
            Verdict::Never => "32",
            Verdict::OnlyWhenTrapping => "36",
            Verdict::MayThroughHost | Verdict::MayIndirectly => "33",
            Verdict::May => "1;31",
        };
        self.with(colour, verdict.name())
    }

    fn with(self, colour: &str, text: &str) -> String {
        if self.0 { format!("\x1b[{colour}m{text}\x1b[0m") } else { text.to_owned() }
    }
}
