// right: i128 sums, a Mutex, and a match
use core::arch::wasm32::{memory_grow, memory_size};
use std::sync::Mutex;
unsafe extern "C" {
    safe static __heap_base: u8;
}
static NEXT: Mutex<Option<u32>> = Mutex::new(None);
const PAGE: i128 = 65_536;
#[unsafe(no_mangle)]
pub extern "C" fn alloc(size: u32, align: u32) -> u32 {
    let mut next = NEXT.lock().unwrap();
    let from = next.unwrap_or((&raw const __heap_base) as u32) as i128;
    let align = align as i128;
    let start = (from + align - 1) / align * align;
    let end = start + size as i128;
    if end > 1 << 32 {
        return 0;
    }
    match (end + PAGE - 1) / PAGE - memory_size(0) as i128 {
        more @ 1.. if memory_grow(0, more as usize) == usize::MAX => 0,
        _ => {
            if end < 1 << 32 {
                *next = Some(end as u32);
                start as u32
            } else {
                0
            }
        }
    }
}
