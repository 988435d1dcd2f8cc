"""Changes the code of grammar and rules, one small change at a time, and sees whether a test fails."""
