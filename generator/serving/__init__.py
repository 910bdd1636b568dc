"""The site shown while it is written: made again at every save, with the problems in the page itself.

A change goes the way of `ency build`, into a site of its own below the cache. Where
the entries cannot be built the last good pages stand, with what is wrong below them.
"""
