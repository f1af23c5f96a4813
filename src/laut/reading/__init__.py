"""From an analysed text to a reading: attributions, figures, times, names, claims. `read` is a pure function."""
