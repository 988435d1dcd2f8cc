"""The tests of the notice auditor."""
