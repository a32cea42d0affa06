#!/bin/sh
# The sentences that stand in the lexicon beside its rules are read as they say.
cd "$(dirname "$0")/../.." && exec "${PYTHON:-python3}" tests/lexicon.py seeds/lexicon
