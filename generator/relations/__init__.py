"""Who had to do with whom, drawn so that it can be read: fans, family trees, orders of battle.

`bundle` gathers and shares out the room; `fan`, `tree` and `order` place and draw. No drawing
holds more than one can take in: the rest is counted, and told in words beside it.
"""
