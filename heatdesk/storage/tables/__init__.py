"""Tables: what people keep in spreadsheets, read and understood, and written so that it comes back.

    bytes -> Table (reading) -> Entries (entries) -> Plan (planner) -> one Change

Everything here is bounded: a file made to hurt ends in one line, within a moment and little memory.
"""
