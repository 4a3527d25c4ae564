meta: {id: archive, endian: be, encoding: UTF-8}
seq:
  - {id: header, type: header}
  - {id: directory, size: header.len_compressed, process: zlib, type: directory}
  - {id: note, type: str, size: header.len_note.to_i(16), if: header.has_note == 1}
  - {id: digest, size: 20, -ts-value: sha1(_bytes_of(directory))}
types:
  header:
    seq:
      - {id: magic, contents: xar}
      - {id: has_note, type: u1, valid: {max: 1}}
      - {id: len_header, type: u2, -ts-value: _size_of(_root.header)}
      - {id: len_compressed, type: u8, -ts-value: _size_of(_parent.directory)}
      - {id: len_directory, type: u8, -ts-value: '_pos_of(_parent.directory.end) + 1'}
      - {id: len_note, type: str, size: 4, -ts-value: 'digits(_size_of(_parent.note), 16, 4)'}
  directory:
    seq:
      - {id: num_entries, type: u1}
      - {id: entries, type: strz, repeat: expr, repeat-expr: num_entries}
      - {id: end, contents: [0]}
