"""From files to sources: which files there are to read, and how their bytes become text."""
