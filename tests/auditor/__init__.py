"""The tests of auditor/."""
