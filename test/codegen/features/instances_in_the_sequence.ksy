meta: {id: in_the_sequence, endian: be}
seq:
  - {id: name, size: len_name}
  - {id: pair, type: pair, repeat: expr, repeat-expr: footer.count}
instances:
  len_name: {pos: _io.size - 3, type: u1}
  footer: {pos: _io.size - 2, type: footer}
types:
  pair: {seq: [{id: a, type: u1}, {id: b, type: u1, if: _root.footer.has_b}]}
  footer: {seq: [{id: count, type: u1}, {id: pad, type: b7}, {id: has_b, type: b1}]}
-test:
  - bytes: "'ab' 0102 0304 02 02 01"
    fields: {name: "hex 6162", pair: [{a: 1, b: 2}, {a: 3, b: 4}], lenName: 2, footer: {count: 2, pad: 0, hasB: true}}
-of: the sequence cannot be written before it is known how long the stream is
