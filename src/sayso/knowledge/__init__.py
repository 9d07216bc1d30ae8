"""What Sayso knows beforehand: dates, numbers, places, actors, outlets, media, titles and names.

Every module here answers small questions about words ("is this an outlet?", "which days does this
expression mean?") from rules and from readable data files in ``data/``. Nothing here reads a report.
"""
