"""Files that leave and enter: Word documents and the workshop file."""
