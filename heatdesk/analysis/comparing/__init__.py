"""What differs between two maps, or two scenarios of one."""
