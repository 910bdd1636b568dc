"""Pages made into a site by MkDocs with Material. Only this package knows MkDocs."""
