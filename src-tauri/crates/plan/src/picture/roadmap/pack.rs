//! Puts stretches into rows so that none overlap, each as high up as it fits.

/// Rows that are filled from left to right.
///
/// Finds the first row that is free from some x on in the logarithm of the number of rows: a lane of ten thousand
/// items can have a thousand rows.
pub struct Rows {
    /// A binary tree of the least end among the rows below each node; the leaves, at `width..`, are the rows.
    ends: Vec<f32>,
    width: usize,
    used: usize,
}

impl Rows {
    /// No rows yet.
    pub fn new() -> Self {
        Self { ends: vec![f32::NEG_INFINITY; 2], width: 1, used: 0 }
    }

    /// How many rows have been used.
    pub const fn used(&self) -> usize {
        self.used
    }

    /// Puts a stretch of one row into the first row, `from` or below, where nothing ends after `x0`. Stretches must
    /// come in the order of their `x0`.
    pub fn place(&mut self, x0: f32, x1: f32, from: usize) -> usize {
        let row = loop {
            if let Some(row) = self.first_free(1, 0, self.width, from, x0) {
                break row;
            }
            self.grow();
        };
        self.set(row, x1);
        row
    }

    /// Puts a block of several rows into the first place where nothing ends after `x0` in any of its rows.
    pub fn place_block(&mut self, x0: f32, x1: f32, height: usize) -> usize {
        let mut top = 0;
        let mut run = 0;
        while run < height {
            let row = top + run;
            while row >= self.width {
                self.grow();
            }
            if self.ends[self.width + row] <= x0 {
                run += 1;
            } else {
                top = row + 1;
                run = 0;
            }
        }
        for row in top..top + height {
            self.set(row, x1);
        }
        top
    }

    fn first_free(&self, node: usize, left: usize, size: usize, from: usize, x0: f32) -> Option<usize> {
        if left + size <= from || self.ends[node] > x0 {
            return None;
        }
        if size == 1 {
            return Some(left);
        }
        let half = size / 2;
        self.first_free(node * 2, left, half, from, x0)
            .or_else(|| self.first_free(node * 2 + 1, left + half, half, from, x0))
    }

    fn set(&mut self, row: usize, end: f32) {
        self.used = self.used.max(row + 1);
        let mut node = self.width + row;
        self.ends[node] = end;
        while node > 1 {
            node /= 2;
            self.ends[node] = self.ends[node * 2].min(self.ends[node * 2 + 1]);
        }
    }

    fn grow(&mut self) {
        let old: Vec<f32> = self.ends[self.width..].to_vec();
        self.width *= 2;
        self.ends = vec![f32::NEG_INFINITY; self.width * 2];
        self.ends[self.width..self.width + old.len()].copy_from_slice(&old);
        for node in (1..self.width).rev() {
            self.ends[node] = self.ends[node * 2].min(self.ends[node * 2 + 1]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_the_highest_free_row() {
        let mut rows = Rows::new();
        assert_eq!(rows.place(0.0, 10.0, 0), 0);
        assert_eq!(rows.place(5.0, 20.0, 0), 1);
        assert_eq!(rows.place(10.0, 30.0, 0), 0);
        assert_eq!(rows.place(20.0, 30.0, 2), 2);
        assert_eq!(rows.place(21.0, 30.0, 0), 1);
        assert_eq!(rows.used(), 3);
    }

    #[test]
    fn a_block_needs_all_its_rows() {
        let mut rows = Rows::new();
        rows.place(0.0, 100.0, 0);
        rows.place(0.0, 10.0, 1);
        rows.place(0.0, 50.0, 2);
        assert_eq!(rows.place_block(20.0, 60.0, 2), 3);
        assert_eq!(rows.place(30.0, 60.0, 0), 1);
    }
}
