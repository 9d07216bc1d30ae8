"""How fast `sayso serve` answers, and how much it bears: each module takes one kind of figure."""
