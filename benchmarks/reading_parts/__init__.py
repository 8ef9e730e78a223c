"""The parts of benchmarks/reading.py."""
