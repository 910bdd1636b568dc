"""The book: the linked encyclopedia as a printed volume (PDF) and as an e-book (EPUB).

Pages are made by the same templates as the site's, then parsed into a tree of
plain values; Typst and the e-book's templates walk that tree. No text of an entry
is ever code.
"""
