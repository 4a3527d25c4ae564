meta: {id: placed, endian: be}
seq:
  - {id: ofs_name, type: u1}
  - {id: ofs_body, type: u2}
  - {id: len_body, type: u1}
instances:
  body: {pos: ofs_body + 1, size: len_body, type: body}
  name: {pos: ofs_name, type: strz, encoding: ASCII}
types:
  body: {seq: [{id: a, type: u1}, {id: b, type: u1, repeat: eos}]}
-test:
  - bytes: "07 0003 03 010203 'ab' 00"
    fields: {ofsName: 7, ofsBody: 3, lenBody: 3, body: {a: 1, b: [2, 3]}, name: ab}
