//! Several guests at a time: one crate after another keeps one core busy, and the glue's maker is a crate of many.

use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    thread,
};

use anyhow::Result;

/// What `act` makes of each item, in the items' order; the first error, if there is one.
pub fn map<T: Sync, R: Send>(items: &[T], act: impl Fn(&T) -> Result<R> + Sync) -> Result<Vec<R>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Relaxed);
            let Some(item) = items.get(at) else { break };
            done.push((at, act(item)));
        }
        done
    };
    let mut done: Vec<(usize, Result<R>)> = thread::scope(|scope| {
        let threads: Vec<_> =
            (0..thread::available_parallelism().map_or(1, usize::from)).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no guest's build panics")).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
