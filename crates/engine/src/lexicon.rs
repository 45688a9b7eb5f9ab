//! Word lists: text, one entry a line, `word, other form = value  # note`.
