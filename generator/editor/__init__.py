"""Entries written in a form, in the browser: Decap CMS, told what there is to fill in by the models of the kinds.

What it needs is made here and laid beside the site; the program itself comes from npm, in a version
that is named here with its digest. Nothing of this is loaded unless somebody asks for the editor.
"""
