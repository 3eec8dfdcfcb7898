"""A map as a PowerPoint presentation of native shapes. Nothing here needs Qt."""
