meta:
  id: zip
  title: ZIP archive
  endian: le
  encoding: UTF-8
doc: |
  An archive as programs write it whose output can be read again: each file behind its header, then the directory in the same
  order, then its end. What the directory says of a file follows from the header of that file, and all sizes, checksums and
  offsets follow. Encrypted files, those of which the size stands behind them (bit 3 of the flags), and ZIP64 are not covered.
  A class of yours, `raw_deflate`, undoes RFC 1951 and does it again.
doc-ref: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
seq:
  - id: sections
    type: section(_index)
    repeat: until
    repeat-until: _.kind == section_kind::end
instances:
  num_files:
    value: sections.size / 2
    doc: As many entries of the directory, and the end.
types:
  section:
    params:
      - id: index
        type: u4
    seq:
      - id: magic
        contents: PK
      - id: kind
        type: u2
        enum: section_kind
        valid:
          in-enum: true
      - id: body
        type:
          switch-on: kind
          cases:
            section_kind::file: file
            section_kind::entry: entry(index)
            section_kind::end: end
  file:
    seq:
      - id: version
        type: u2
      - id: flags
        type: u2
        valid:
          expr: _ & 9 == 0
      - id: method
        type: u2
        enum: method
      - id: time
        type: u2
      - id: date
        type: u2
      - id: crc
        type: u4
        -ts-value: 'crc32(method == method::deflated ? body.as<deflated>.data : body.as<stored>.data)'
      - id: len_compressed
        type: u4
      - id: len_data
        type: u4
        -ts-value: '(method == method::deflated ? body.as<deflated>.data : body.as<stored>.data).size'
      - id: len_name
        type: u2
      - id: len_extra
        type: u2
      - id: name
        type: str
        size: len_name
      - id: extra
        size: len_extra
      - id: body
        size: len_compressed
        type:
          switch-on: method
          cases:
            method::deflated: deflated
            _: stored
  stored:
    seq:
      - id: data
        size-eos: true
  deflated:
    seq:
      - id: data
        size-eos: true
        process: raw_deflate
  entry:
    params:
      - id: index
        type: u4
    seq:
      - id: made_by
        type: u2
      - id: version
        type: u2
        -ts-value: file.version
      - id: flags
        type: u2
        -ts-value: file.flags
      - id: method
        type: u2
        enum: method
        -ts-value: file.method
      - id: time
        type: u2
        -ts-value: file.time
      - id: date
        type: u2
        -ts-value: file.date
      - id: crc
        type: u4
        -ts-value: file.crc
      - id: len_compressed
        type: u4
        -ts-value: file.len_compressed
      - id: len_data
        type: u4
        -ts-value: file.len_data
      - id: len_name
        type: u2
      - id: len_extra
        type: u2
      - id: len_comment
        type: u2
      - id: disk
        type: u2
        valid: 0
      - id: internal_attributes
        type: u2
      - id: external_attributes
        type: u4
      - id: ofs_file
        type: u4
        -ts-value: _pos_of(_root.sections[index - _root.num_files])
      - id: name
        type: str
        size: len_name
        -ts-value: file.name
      - id: extra
        size: len_extra
      - id: comment
        type: str
        size: len_comment
    instances:
      file:
        value: _root.sections[index - _root.num_files].body.as<file>
        doc: What it is the entry of.
  end:
    seq:
      - id: disk
        type: u2
        valid: 0
      - id: disk_of_directory
        type: u2
        valid: 0
      - id: num_entries_on_disk
        type: u2
        -ts-value: _root.num_files
      - id: num_entries
        type: u2
        -ts-value: _root.num_files
      - id: len_directory
        type: u4
        -ts-value: _pos_of(_root.sections[2 * _root.num_files]) - ofs_directory
      - id: ofs_directory
        type: u4
        -ts-value: _pos_of(_root.sections[_root.num_files])
      - id: len_comment
        type: u2
      - id: comment
        type: str
        size: len_comment
enums:
  section_kind:
    0x0201: entry
    0x0403: file
    0x0605: end
  method:
    0: stored
    8: deflated
