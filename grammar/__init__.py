"""Reads the text of a notice into a typed model."""
