"""What a change means: two revisions of the entries held against each other, not line by line but fact by fact.

Both are read from git, file by file only where they differ from what was read before.
Showing what was found is `show`'s affair.
"""
