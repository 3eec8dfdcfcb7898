"""Exchange: what the dialogs of import and export are made of."""
