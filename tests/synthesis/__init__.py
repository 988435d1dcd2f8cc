"""Invented notices that are sound, slips of a tired clerk in them, and what the checker makes of both.

Written from what notices look like, not from what the checker reads: nothing here imports its grammar.
"""
