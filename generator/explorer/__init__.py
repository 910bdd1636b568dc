"""The explorer: one map of all places and battles, to be moved, enlarged and played through time.

What is on it is said here as plain values; `page` makes a page with a list of them all, which is
whole without any script, and the scripts `map-*.js` draw the same and keep the list in step.
An encyclopedia without a base map has no such page.
"""
