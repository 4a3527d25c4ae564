meta: {id: padded, endian: be, encoding: ASCII}
seq:
  - {id: title, type: text}
  - {id: len_inner, type: u1}
  - {id: inner, size: len_inner, type: list}
  - {id: has_note, type: u1, valid: {max: 1}}
  - {id: note, type: strz, if: has_note == 1}
  - {id: note_padding, size: -_io.pos % 8, if: has_note == 1, -ts-align: 8}
  - {id: end, type: list}
  - {id: len_all, type: u4, -ts-value: '_bytes_of(title, end).size'}
types:
  list:
    seq:
      - {id: num_texts, type: u1}
      - {id: padding, size: 3 - (_io.pos + 3) % 4, -ts-align: 4}
      - {id: texts, type: text, repeat: expr, repeat-expr: num_texts}
  text:
    seq:
      - {id: len, type: u1}
      - {id: value, type: str, size: len}
      - {id: padding, size: -_io.pos % 4, -ts-align: 4}
