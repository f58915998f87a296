"""Speed and memory, side by side with baselines, on the same texts in one run."""
