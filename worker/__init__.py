"""The hands and the doors: every process of ours begins in this room."""

import os

# Before numpy is imported, which reads it then. One document is one core's work: with two threads an
# alignment took three times the processor (17 against 52 to 62 ms a document, a busy machine of two
# cores) and waited for itself. Whoever sets it otherwise is believed.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
