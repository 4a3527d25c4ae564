meta: {id: substreams}
seq:
  - {id: len, type: u1}
  - {id: a, type: all, size: len}
  - {id: b, type: one, size: 3}
  - {id: c, type: all, size-eos: true}
types:
  all: {seq: [{id: items, type: u1, repeat: eos}]}
  one: {seq: [{id: x, type: u1}]}
-of: what is behind the fields of a part is known from reading alone
-test:
  - bytes: "02 0102 030405 0607"
    fields: {a: {items: [1, 2]}, b: {x: 3}, c: {items: [6, 7]}, len: 2}
