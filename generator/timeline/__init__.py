"""When things were, drawn with all the doubt there is about it.

`event` says what an entry's dated statements amount to, on whose authority; `lanes` which
events stand together; `scale` and `rows` where each comes to stand; `shapes`, `chart` and
`strip` draw. What is drawn here never says more than the statements do.
"""
