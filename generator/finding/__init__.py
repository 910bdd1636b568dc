"""How a name is found however it is spelled, and in which script: what the finder's files hold.

A word of a name is folded to plain letters, then heard: of its letters the consonants
that the scripts share are left (`sounds`). The first of them say in which file a name
stands (`shards`), so that the script in the reader's browser, which hears words by the
same table, loads the few files that may hold what was typed.
"""
