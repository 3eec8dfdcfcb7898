"""How hot it is: kernels, the fields they add up to, overlays, scale and colours. NumPy only."""
