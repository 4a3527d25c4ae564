meta: {id: at_the_end, endian: be}
seq:
  - {id: len_name, type: u1}
instances:
  footer: {pos: _io.size - 3, type: footer}
  name: {pos: 2, type: str, encoding: ASCII, size: len_name}
types:
  footer: {seq: [{id: a, type: u1}, {id: b, type: u2}]}
-test:
  - bytes: "01 00 'n' 01 0203"
    fields: {lenName: 1, name: n, footer: {a: 1, b: 515}}
