"""Measures time and memory: `make bench`, or `python -m benchmarks --help`."""
