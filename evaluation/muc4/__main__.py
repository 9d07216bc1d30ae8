"""Figures and errors on training documents: `python -m evaluation.muc4`."""

import sys

from evaluation.muc4.part import main

sys.exit(main(sys.argv[1:]))
