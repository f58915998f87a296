"""``python -m tpo_ie`` is ``tpo-ie``."""

from tpo_ie.cli.main import main

main()
