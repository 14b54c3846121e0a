"""`python -m fullrank.cli` is the command `fullrank`."""

import sys

from fullrank.cli.entry import main

sys.exit(main())
