"""How good Sayso is, in figures: ``python -m evaluation`` prints them, ``--gate`` holds them to floors.

Not part of the wheel. Every part reads data from outside the project; a part whose data or packages
are absent says so on one line and is skipped.
"""
