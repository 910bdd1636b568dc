"""The kinds of entry: one module each, with its model and what others may know of it.

An encyclopedia chooses its kinds in its configuration and may add its own: a
module with a class derived from `Entry`, and templates of the same name.
"""
