"""How the people of the demo behave: seeded, without clock, base or Django."""
