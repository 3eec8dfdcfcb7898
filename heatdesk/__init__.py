"""HeatDesk maps technologies and roles on a plane and shows, live, where they meet."""

__version__ = "0.1.0"
