"""What the map means: areas, pairs, meetings, balance, opportunities, comparisons. No Qt."""
