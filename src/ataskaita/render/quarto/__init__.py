"""Quarto as the rendering engine: it gets executed copies and only lays them out."""
