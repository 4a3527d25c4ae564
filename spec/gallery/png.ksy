meta:
  id: png
  title: Portable Network Graphics
  endian: be
doc: |
  An image, as ISO/IEC 15948 (W3C PNG) has it: a signature, and chunks up to the one that is called IEND. The length and the
  checksum of each chunk follow from what is in it.
doc-ref: https://www.w3.org/TR/png-3/
seq:
  - id: signature
    contents: [0x89, PNG, 0x0d, 0x0a, 0x1a, 0x0a]
  - id: chunks
    type: chunk
    repeat: until
    repeat-until: _.type == "IEND"
types:
  chunk:
    seq:
      - id: len_body
        type: u4
      - id: type
        type: str
        size: 4
        encoding: ASCII
      - id: body
        size: len_body
        type:
          switch-on: type
          cases:
            '"IHDR"': header
            '"tEXt"': text
            '"pHYs"': pixel_size
      - id: crc
        type: u4
        -ts-value: crc32(_bytes_of(type, body))
        doc: CRC-32 of the type and the body (5.3).
  header:
    seq:
      - id: width
        type: u4
        valid:
          min: 1
      - id: height
        type: u4
        valid:
          min: 1
      - id: bit_depth
        type: u1
      - id: color_type
        type: u1
        enum: color_type
      - id: compression
        type: u1
      - id: filter
        type: u1
      - id: interlace
        type: u1
  text:
    seq:
      - id: keyword
        type: strz
        encoding: ISO-8859-1
      - id: text
        type: str
        size-eos: true
        encoding: ISO-8859-1
  pixel_size:
    seq:
      - id: per_unit_x
        type: u4
      - id: per_unit_y
        type: u4
      - id: unit
        type: u1
        enum: unit
enums:
  color_type:
    0: greyscale
    2: truecolor
    3: indexed
    4: greyscale_with_alpha
    6: truecolor_with_alpha
  unit:
    0: unknown
    1: metre
