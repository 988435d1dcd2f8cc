"""From reports to what is written: one module a format."""
