#!/usr/bin/env python3
"""Reads the paths of recordings from the input, one a line, and writes of each what is in it, as a line of JSON."""

import json
import sys
from pathlib import Path

from kaitaistruct import KaitaiStruct

from wire import Chat, parse


def to_json(value):
    """Every field of a structure by its id: the generated class has them as its public attributes."""
    if isinstance(value, KaitaiStruct):
        return {name: to_json(field) for name, field in vars(value).items() if not name.startswith("_")}
    if isinstance(value, list):
        return [to_json(item) for item in value]
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    return value


def dump(path):
    data = Path(path).read_bytes()
    try:
        recording = parse(Chat, data)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    return to_json(recording)


for line in sys.stdin:
    print(json.dumps(dump(line.rstrip("\n"))))
