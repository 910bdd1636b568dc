"""What a page tells those who are not its readers: search engines, networks that show a link to it, browsers."""
