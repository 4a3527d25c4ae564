meta: {id: offsets, endian: le, encoding: ASCII}
seq:
  - {id: num_texts, type: u1}
  - {id: offsets, type: u4, repeat: expr, repeat-expr: num_texts, -ts-value: '_pos_of(texts[_index])'}
  - {id: kinds, type: b2, repeat: expr, repeat-expr: num_texts, -ts-value: 'texts[_index].value.length & 3'}
  - {id: texts, type: text, repeat: expr, repeat-expr: num_texts}
  - {id: ofs_offsets, type: u4, -ts-value: _pos_of(offsets)}
types:
  text: {seq: [{id: value, type: strz}]}
