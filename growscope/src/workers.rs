//! The threads that share what can be shared, where there are several.

use std::ops::Range;

/// Threads, or none beside the one that asks.
#[derive(Debug, Default)]
pub struct Workers {
    #[cfg(feature = "rayon")]
    pool: Option<rayon::ThreadPool>,
}

impl Workers {
    /// So many threads; without the feature `rayon`, and where there are no more to be had, one.
    pub fn new(threads: usize) -> Self {
        #[cfg(feature = "rayon")]
        if threads > 1 {
            return Self { pool: rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok() };
        }
        let _ = threads;
        Self::default()
    }

    /// Does it among them: what shares work in it need not come to them each time.
    pub fn run<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        #[cfg(feature = "rayon")]
        if let Some(pool) = &self.pool {
            return pool.install(work);
        }
        work()
    }

    /// Does both, at once if there are threads for it.
    pub fn join<A: Send, B: Send>(&self, a: impl FnOnce() -> A + Send, b: impl FnOnce() -> B + Send) -> (A, B) {
        #[cfg(feature = "rayon")]
        if self.pool.is_some() {
            return self.run(|| rayon::join(a, b));
        }
        (a(), b())
    }

    /// What becomes of each item, in their order.
    pub fn map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
        #[cfg(feature = "rayon")]
        if self.pool.is_some() {
            use rayon::prelude::*;
            return self.run(|| items.into_par_iter().with_max_len(1).map(work).collect());
        }
        items.into_iter().map(work).collect()
    }

    /// Things of these sizes in pieces of about the same size: enough of them that nobody waits long for the last.
    pub fn even_pieces(&self, sizes: impl ExactSizeIterator<Item = usize> + Clone) -> Vec<Range<usize>> {
        let count = self.pieces();
        let each = sizes.clone().sum::<usize>() / count + 1;
        let last = sizes.len();
        let (mut pieces, mut start, mut size) = (Vec::with_capacity(count), 0, 0);
        for (end, its) in (1..).zip(sizes) {
            size += its;
            if size >= each || end == last {
                pieces.push(start..end);
                (start, size) = (end, 0);
            }
        }
        pieces
    }

    fn pieces(&self) -> usize {
        #[cfg(feature = "rayon")]
        if let Some(pool) = &self.pool {
            return pool.current_num_threads() * 8;
        }
        1
    }
}
