"""Measures how fast Lantu is, on inputs of its own making: `python -m lantu.bench reading`.

Knows clocks and made-up inputs; nothing in the product imports it.
"""
