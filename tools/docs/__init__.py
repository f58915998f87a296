"""What the documentation is made from: the example archive, pages filled from data files, the hooks of MkDocs."""
