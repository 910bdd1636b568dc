"""What is said when a date cannot be read."""


class DateError(ValueError):
    """A date as an author wrote it, and why it cannot stand, with the repair.

    `column` counts characters from the start of the author's own text: of the field `field`
    if the date was a mapping, of the item `item` (from 0) if it was a list.
    """

    def __init__(
        self, message: str, column: int = 0, field: str | None = None, item: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.field = field
        self.item = item

    def within(self, field: str | None = None, item: int | None = None) -> "DateError":
        """The same error, seen from the mapping or the list that held the text."""
        found = self.item if item is None else item
        return DateError(self.message, self.column, field or self.field, found)


class Unreadable(DateError):
    """The text has not the form of a date at all, so that its repair may be guessed."""


def quoted(text: str, limit: int = 40) -> str:
    """An author's text as it may stand in a message: short and printable."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return f'"{shown[:limit]}…"' if len(shown) > limit else f'"{shown}"'
