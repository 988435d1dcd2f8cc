"""Audits rectification notices: command line, readers, engine, reports."""
