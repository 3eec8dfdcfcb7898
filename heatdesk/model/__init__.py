"""What a project is: frozen records, the Change between two, the edits that make Changes."""
