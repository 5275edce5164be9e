"""The demo's content and the program that draws its pictures."""
