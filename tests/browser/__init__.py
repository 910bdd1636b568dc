"""What a reader's browser makes of the site. Without a browser these tests are skipped, and say so."""
