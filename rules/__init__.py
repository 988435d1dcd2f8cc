"""What is compared: one module a rule, and the tuple that names them all."""
