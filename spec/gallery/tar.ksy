meta:
  id: tar
  title: tar archive
  encoding: UTF-8
doc: |
  An archive of POSIX tar (ustar), or of GNU tar, in blocks of 512 bytes. The size and the checksum of each header follow from
  the file, and so does the padding behind it. Files of 8 GiB and more, whose sizes are no octal digits, are not covered.
doc-ref: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06
seq:
  - id: entries
    type: entry
    repeat: eos
types:
  entry:
    seq:
      - id: name
        size: 100
        type: strz
        doc: Nothing in the blocks of zeros at the end.
      - id: zeros
        size: 412
        if: name == ""
      - id: header
        type: header
        if: name != ""
      - id: data
        size: header.len_data.to_i(8)
        if: name != ""
      - id: padding
        size: -_io.pos % 512
        -ts-align: 512
  header:
    seq:
      - id: mode
        size: 8
      - id: uid
        size: 8
      - id: gid
        size: 8
      - id: len_data
        type: strz
        size: 12
        -ts-value: digits(_size_of(_parent.data), 8, 11)
        doc: Bytes in the file, in octal digits.
      - id: modified
        size: 12
      - id: checksum
        type: str
        size: 6
        -ts-value: |
          digits(sum(_bytes_of(_parent.name), _bytes_of(mode, modified), _bytes_of(kind, rest)) + 8 * 0x20, 8, 6)
        doc: The sum of all bytes of the header, with spaces in place of this field and the next, in octal digits.
      - id: checksum_end
        contents: [0, 0x20]
      - id: kind
        type: u1
        enum: kind
      - id: target
        type: strz
        size: 100
        doc: Of a link.
      - id: magic
        size: 8
        doc: ustar and a version.
      - id: user
        type: strz
        size: 32
      - id: group
        type: strz
        size: 32
      - id: device
        size: 16
      - id: prefix
        type: strz
        size: 155
      - id: rest
        size: 12
enums:
  kind:
    0x00: old_file
    0x30: file
    0x31: link
    0x32: symbolic_link
    0x35: folder
    0x67: global_extension
    0x78: extension
