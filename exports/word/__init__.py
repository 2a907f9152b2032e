"""Word documents: one engine that owns the XML, one module per document."""
