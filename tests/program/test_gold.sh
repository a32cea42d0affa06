#!/bin/sh
# What is read in the sample articles comes up to what a careful reader finds there.
cd "$(dirname "$0")/../.." && exec "${PYTHON:-python3}" tests/gold.py seeds/articles tests/gold
