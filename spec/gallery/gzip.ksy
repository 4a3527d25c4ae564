meta:
  id: gzip
  title: gzip file of one member
  endian: le
  encoding: ISO-8859-1
doc: |
  A compressed file, as RFC 1952 has it. The body is what was compressed: a class of yours, `raw_deflate`, undoes RFC 1951 and
  does it again. The checksums and the length behind it follow.
doc-ref: https://www.rfc-editor.org/rfc/rfc1952
seq:
  - id: magic
    contents: [0x1f, 0x8b]
  - id: method
    type: u1
    valid: 8
  - id: flags
    type: flags
  - id: modified
    type: u4
    doc: Seconds since 1970; 0 if nobody knows.
  - id: extra_flags
    type: u1
  - id: system
    type: u1
  - id: len_extra
    type: u2
    if: flags.has_extra
  - id: extra
    size: len_extra
    if: flags.has_extra
  - id: name
    type: strz
    if: flags.has_name
  - id: comment
    type: strz
    if: flags.has_comment
  - id: header_crc
    type: u2
    if: flags.has_crc
    -ts-value: crc32(_bytes_of(magic, comment)) & 0xffff
    doc: The lower half of the CRC-32 of all that is in front of it.
  - id: body
    size: _io.size - _io.pos - 8
    process: raw_deflate
  - id: crc
    type: u4
    -ts-value: crc32(body)
  - id: len_body
    type: u4
    -ts-value: body.size & 0xffffffff
    doc: Modulo 2^32.
types:
  flags:
    seq:
      - id: reserved
        type: b3
        valid: 0
      - id: has_comment
        type: b1
      - id: has_name
        type: b1
      - id: has_extra
        type: b1
      - id: has_crc
        type: b1
      - id: is_text
        type: b1
