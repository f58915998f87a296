"""Documents made readable: a coloured summary for terminals, HTML for browsers and notebooks."""
