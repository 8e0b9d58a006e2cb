use addr2line::{
    Context, Frame,
    gimli::{self, EndianSlice, LittleEndian},
};

use super::{
    Source,
    file::{self, Short},
    sections::Sections,
};

/// More functions than this, each put into the one before, help nobody to find anything.
const DEEPEST: usize = 64;

type Reader<'a> = EndianSlice<'a, LittleEndian>;

/// The DWARF of a module.
pub struct Dwarf<'a> {
    context: Context<Reader<'a>>,
    /// Old linkers leave the lines of functions that they removed, all of them at address 0. Up to here they hide what is
    /// in their place.
    removed: u64,
}

impl<'a> Dwarf<'a> {
    pub fn of(sections: &Sections<'a>) -> Result<Self, String> {
        let load = |id: gimli::SectionId| {
            let name = id.name().strip_prefix(".debug_").unwrap_or_default();
            Ok::<_, gimli::Error>(EndianSlice::new(sections.debug(name), LittleEndian))
        };
        let context = gimli::Dwarf::load(load).and_then(Context::from_dwarf).map_err(|error| error.to_string())?;
        let removed = removed(&context);
        Ok(Self { context, removed })
    }

    /// From the outermost function inwards; of what cannot be read, nothing.
    pub fn at(&self, address: u64) -> Vec<Source> {
        if address < self.removed {
            return Vec::new();
        }
        self.frames(address).unwrap_or_default()
    }

    fn frames(&self, address: u64) -> Result<Vec<Source>, gimli::Error> {
        let mut frames = self.context.find_frames(address).skip_all_loads()?;
        let folder = self.context.find_dwarf_and_unit(address).skip_all_loads().and_then(|unit| unit.comp_dir);
        let folder = folder.map(|folder| folder.to_string_lossy());
        let mut sources = Vec::new();
        while let Some(frame) = frames.next()? {
            sources.extend(source(&frame, folder.as_deref()));
            if sources.len() > DEEPEST {
                break;
            }
        }
        sources.reverse();
        Ok(sources)
    }
}

fn source(frame: &Frame<'_, Reader<'_>>, folder: Option<&str>) -> Option<Source> {
    let location = frame.location.as_ref()?;
    let name = location.file?;
    // Line 0 is the compiler's own code.
    let line = location.line.filter(|&line| line > 0)?;
    let function = frame.function.as_ref().and_then(|function| function.raw_name().ok());
    let Short { file, path, own } = file::short(name, folder);
    Some(Source {
        function: function.map(|name| crate::demangle(&name)),
        file,
        line,
        column: location.column.filter(|&column| column > 0),
        path,
        own,
    })
}

/// How far the lines reach without a gap that begin at address 0, where there is no code but a number.
fn removed(context: &Context<Reader<'_>>) -> u64 {
    let Ok(Some(_)) = context.find_location(0) else { return 0 };
    let Ok(lines) = context.find_location_range(0, u64::from(u32::MAX)) else { return u64::MAX };
    let mut ranges: Vec<(u64, u64)> = lines.map(|(from, length, _)| (from, from.saturating_add(length))).collect();
    ranges.sort_unstable();
    ranges.into_iter().fold(0, |end, (from, to)| if from <= end { end.max(to) } else { end })
}
