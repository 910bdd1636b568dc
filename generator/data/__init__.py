"""The encyclopedia as data, for those who compute: `ency export data`."""
