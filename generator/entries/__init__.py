"""Entry files read, line by line known, into validated entries."""
