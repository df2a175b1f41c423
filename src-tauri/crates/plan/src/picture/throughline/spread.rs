//! Puts boxes on a line, each as near to where it wants to be as the others let it.

/// The centres of boxes that want to stand at `wanted`, in that order from top to bottom, `heights` high, `gap`
/// apart and not above `top`: those with the least sum of squared distances from what is wanted.
///
/// Pool adjacent violators (Ayer et al. 1955): with the heights before each box taken off, the boxes must only not
/// fall back, and a run that does stands at its mean.
pub fn spread(wanted: &[f32], heights: &[f32], gap: f32, top: f32) -> Vec<f32> {
    let mut offsets = Vec::with_capacity(wanted.len());
    let mut used = 0.0;
    for height in heights {
        offsets.push(used + height / 2.0);
        used += height + gap;
    }
    // Runs of boxes that touch: the sum of where they want to be, and how many they are.
    let mut runs: Vec<(f32, f32)> = Vec::new();
    for (wanted, offset) in wanted.iter().zip(&offsets) {
        let mut run = (wanted - offset, 1.0);
        while let Some(last) = runs.last() {
            if last.0 / last.1 <= run.0 / run.1 {
                break;
            }
            run = (run.0 + last.0, run.1 + last.1);
            runs.pop();
        }
        runs.push(run);
    }
    let mut out = Vec::with_capacity(wanted.len());
    for (sum, count) in runs {
        let at = (sum / count).max(top);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
        for _ in 0..count as usize {
            out.push(at + offsets[out.len()]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_with_room_stand_where_they_want() {
        assert_eq!(spread(&[20.0, 100.0], &[20.0, 20.0], 10.0, 0.0), [20.0, 100.0]);
    }

    #[test]
    fn boxes_in_each_others_way_share_the_shift() {
        assert_eq!(spread(&[50.0, 50.0], &[20.0, 20.0], 10.0, 0.0), [35.0, 65.0]);
        assert_eq!(spread(&[0.0, 0.0], &[20.0, 20.0], 10.0, 0.0), [10.0, 40.0]);
    }
}
