"""The pages, each with what a program gets at the same address; one module for each kind of thing."""
