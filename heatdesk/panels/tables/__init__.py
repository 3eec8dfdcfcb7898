"""Tables: model, view, header and editor that every table of the window shares."""
