meta: {id: measured_instances, endian: be}
seq:
  - {id: len_body, type: u1}
  - {id: num_items, type: u1}
  - {id: len_name, type: u1}
instances:
  body: {pos: 16, size: len_body + 1, type: body}
  items: {pos: 4, type: u2, repeat: expr, repeat-expr: num_items}
  name: {pos: 10, type: str, encoding: ASCII, size: len_name * 2}
types:
  body: {seq: [{id: a, type: u1}, {id: b, type: u1, repeat: eos}]}
-test:
  - bytes: "02 02 01 00 0102 0304 0000 'no' 00000000 010203"
    fields: {lenBody: 2, numItems: 2, lenName: 1, body: {a: 1, b: [2, 3]}, items: [258, 772], name: "no"}
