#!/usr/bin/env python3
"""usage: read-archive.py FILE

Reads an archive of MongoDB by the description of its format and of BSON (bsonspec.org), without a library for either, and
prints what it holds as JSON: the header, and for each collection its metadata, its checksum and its documents, each as
hexadecimal digits. Exit 1 where the format is broken."""

import json
import struct
import sys


def fail(why):
    sys.exit(f"read-archive: {why}")


def cstring(data, at):
    end = data.index(0, at)
    return data[at:end].decode(), end + 1


def value(kind, data, at):
    """A value, and where the next element begins. What JSON cannot show is shown as text."""
    if kind == 0x01:
        return struct.unpack_from("<d", data, at)[0], at + 8
    if kind in (0x02, 0x0D, 0x0E):
        (length,) = struct.unpack_from("<i", data, at)
        return data[at + 4:at + 3 + length].decode(), at + 4 + length
    if kind in (0x03, 0x04):
        (length,) = struct.unpack_from("<i", data, at)
        inner = elements(data[at:at + length])
        return (inner if kind == 0x03 else list(inner.values())), at + length
    if kind == 0x05:
        (length,) = struct.unpack_from("<i", data, at)
        return data[at + 5:at + 5 + length].hex(), at + 5 + length
    if kind in (0x06, 0x0A, 0x7F, 0xFF):
        return None, at
    if kind == 0x07:
        return data[at:at + 12].hex(), at + 12
    if kind == 0x08:
        return bool(data[at]), at + 1
    if kind in (0x09, 0x11, 0x12):
        return struct.unpack_from("<q", data, at)[0], at + 8
    if kind == 0x0B:
        pattern, at = cstring(data, at)
        options, at = cstring(data, at)
        return f"/{pattern}/{options}", at
    if kind == 0x10:
        return struct.unpack_from("<i", data, at)[0], at + 4
    if kind == 0x13:
        return data[at:at + 16].hex(), at + 16
    fail(f"a value of type {kind}")


def elements(data):
    found, at = {}, 4
    if struct.unpack_from("<i", data)[0] != len(data) or data[-1] != 0:
        fail("a document with a wrong length")
    while at < len(data) - 1:
        key, start = cstring(data, at + 1)
        found[key], at = value(data[at], data, start)
    if at != len(data) - 1:
        fail("a document that does not end with its last element")
    return found


TABLE = []
for byte in range(256):
    for _ in range(8):
        byte = byte >> 1 ^ 0xC96C5795D7870F42 if byte & 1 else byte >> 1
    TABLE.append(byte)


def crc64(chunks):
    state = 0xFFFFFFFFFFFFFFFF
    for chunk in chunks:
        for byte in chunk:
            state = TABLE[(state ^ byte) & 0xFF] ^ state >> 8
    return state ^ 0xFFFFFFFFFFFFFFFF


def main(path):
    data = open(path, "rb").read()
    at = 0

    def block():
        """The bytes of the next document; None for a terminator."""
        nonlocal at
        (length,) = struct.unpack_from("<i", data, at)
        if length == -1:
            at += 4
            return None
        if length < 5 or at + length > len(data):
            fail("a document that is cut off")
        at += length
        return data[at - length:at]

    if crc64([b"123456789"]) != 0x995DC9BBDF1939FA:
        fail("this checksum is not CRC-64/XZ")
    if data[:4] != bytes.fromhex("6de29981"):
        fail("no magic number")
    at = 4
    header = elements(block())
    collections = {}
    while (document := block()) is not None:
        metadata = elements(document)
        if sorted(metadata) != ["collection", "db", "metadata", "size", "type"]:
            fail(f"metadata with {sorted(metadata)}")
        name = f"{metadata['db']}.{metadata['collection']}"
        collections[name] = {
            "metadata": json.loads(metadata["metadata"]), "type": metadata["type"], "raw": [], "ended": False,
        }
    while at < len(data):
        segment = elements(block())
        if list(segment) != ["db", "collection", "EOF", "CRC"]:
            fail(f"a segment with {list(segment)}")
        collection = collections[f"{segment['db']}.{segment['collection']}"]
        if collection["ended"]:
            fail("a collection that goes on after its end")
        if segment["EOF"]:
            collection["ended"] = True
            has = crc64(collection["raw"]) if collection["raw"] else 0
            collection["crc"] = segment["CRC"]
            if has != segment["CRC"] & 0xFFFFFFFFFFFFFFFF:
                fail(f"the checksum of {segment['collection']}")
            if block() is not None:
                fail("something between an end and its terminator")
        else:
            while (document := block()) is not None:
                collection["raw"].append(document)
    for collection in collections.values():
        if not collection["ended"]:
            fail("a collection without an end")
        raw = collection.pop("raw")
        for document in raw:
            elements(document)
        collection["documents"] = [document.hex() for document in raw]
    print(json.dumps({"header": header, "collections": collections}))


if len(sys.argv) != 2:
    sys.exit(__doc__)
main(sys.argv[1])
