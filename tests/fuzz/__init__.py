"""Sturdiness: whatever is fed to the checker, it answers."""
