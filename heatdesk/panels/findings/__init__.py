"""Findings: kept sentences, their table and their form."""
