meta: {id: x, endian: le}
seq:
  - {id: a, type: u3}
  - {id: b, type: u3be}
  - {id: c, type: big}
types:
  big:
    meta: {endian: be}
    seq:
      - {id: d, type: u3}
# expect: 3:19: /seq/0/type: unknown type 'u3', did you mean 'b24le'?
# expect: 4:19: /seq/1/type: unknown type 'u3be', did you mean 'b24be'?
# expect: 10:23: /types/big/seq/0/type: unknown type 'u3', did you mean 'b24'?
# official: refuses
