"""Runs before Qt and all else in the frozen program: `heatdesk --version` needs none of them."""

import sys

if sys.argv[1:] == ["--version"]:
    from heatdesk.__main__ import main

    sys.exit(main())
