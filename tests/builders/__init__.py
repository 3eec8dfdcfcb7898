"""Builders of test data that several packages' tests share."""
