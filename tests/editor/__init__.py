"""The form editor in a real browser."""
