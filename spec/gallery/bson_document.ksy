meta:
  id: bson_document
  title: BSON document
  file-extension: bson
  endian: le
  encoding: UTF-8
doc: |
  A document of the binary JSON that MongoDB stores, with decimal128, a number of 34 decimal digits in 16 bytes. All lengths
  follow. The types that are deprecated (undefined, DBPointer, symbol, code with scope) are not covered.
doc-ref: https://bsonspec.org/spec.html
seq:
  - id: document
    type: document
types:
  document:
    seq:
      - id: len_document
        type: u4
        doc: In bytes, with these four.
      - id: elements
        size: len_document - 4
        type: elements
  elements:
    seq:
      - id: list
        type: element
        repeat: until
        repeat-until: _.kind == kind::end
  element:
    seq:
      - id: kind
        type: u1
        enum: kind
        valid:
          in-enum: true
      - id: name
        type: strz
        if: kind != kind::end
      - id: value
        type:
          switch-on: kind
          cases:
            kind::double: f8
            kind::string: text
            kind::document: document
            kind::array: document
            kind::binary: binary
            kind::object_id: object_id
            kind::boolean: u1
            kind::date: s8
            kind::regex: regex
            kind::code: text
            kind::int32: s4
            kind::timestamp: u8
            kind::int64: s8
            kind::decimal128: decimal128
  text:
    seq:
      - id: len_value
        type: u4
        doc: In bytes, with the NUL at the end.
      - id: value
        type: str
        size: len_value - 1
      - id: nul
        contents: [0]
  binary:
    seq:
      - id: len_data
        type: u4
      - id: subtype
        type: u1
      - id: data
        size: len_data
  object_id:
    seq:
      - id: bytes
        size: 12
  regex:
    seq:
      - id: pattern
        type: strz
      - id: options
        type: strz
  decimal128:
    doc: |
      IEEE 754, with a binary significand: 113 bits, of which those above the lowest 64 share the upper half with the
      exponent and the sign. Infinity and NaN have all of the upper five bits behind the sign but the last set.
    seq:
      - id: low
        type: u8
      - id: middle
        type: u4
      - id: high
        type: u4
    instances:
      is_negative:
        value: (high & 0x80000000) != 0
      exponent:
        value: ((high >> 17) & 0x3fff) - 6176
        doc: Of ten, by which the significand is multiplied.
enums:
  kind:
    0x00: end
    0x01: double
    0x02: string
    0x03: document
    0x04: array
    0x05: binary
    0x07: object_id
    0x08: boolean
    0x09: date
    0x0a: no_value
    0x0b: regex
    0x0d: code
    0x10: int32
    0x11: timestamp
    0x12: int64
    0x13: decimal128
    0x7f: max_key
    0xff: min_key
