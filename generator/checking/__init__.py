"""`ency check`: every entry read, all of them held together, and what was found told at its line.

What was read of a file is kept until the file changes, so a check costs what has changed.
"""
