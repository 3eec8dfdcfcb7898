"""The frozen program's first file: the same entry as that of `heatdesk` and `heatdesk-window`."""

import sys

from heatdesk.__main__ import main

sys.exit(main())
