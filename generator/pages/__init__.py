"""The linked encyclopedia written as pages of Markdown, by Jinja templates."""
