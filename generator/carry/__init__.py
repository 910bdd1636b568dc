"""The encyclopedia to carry away: the site as a folder and as a ZIM, everything at once, and what is published."""
