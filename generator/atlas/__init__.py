"""The atlas: plates of places, battles, campaigns and lives, and what the explorer needs.

An encyclopedia sets its own base map in its configuration; without one nothing is drawn.
"""
