meta: {id: x}
seq:
  - {id: kind, type: u1}
  - {id: a, type: calculates}
  - {id: b, type: 'calculates::inherits'}
types:
  calculates:
    meta: {endian: {switch-on: _parent.kind, cases: {1: le}}}
    seq: [{id: c, type: inherits}]
    types:
      inherits:
        seq: [{id: d, type: u2}]
# expect: 5:19: /seq/2/type: 'calculates::inherits' stands inside a type that calculates its byte order, and 'x' has none to hand on: set 'meta/endian' in 'calculates::inherits'
# official: accepts
