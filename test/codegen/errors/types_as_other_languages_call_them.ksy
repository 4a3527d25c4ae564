meta: {id: x, endian: be, encoding: ASCII}
seq:
  - {id: a, type: U4}
  - {id: b, type: string, size: 4}
  - {id: c, type: uint32}
  - {id: d, type: int16_t}
  - {id: e, type: double}
  - {id: f, type: u3}
  - {id: g, type: Header}
  - {id: h, type: part(1)}
types:
  header: {}
  part:
    params:
      - {id: p, type: Bool}
# expect: 3:19: /seq/0/type: unknown type 'U4', did you mean 'u4'?
# expect: 4:19: /seq/1/type: unknown type 'string', did you mean 'str'?
# expect: 5:19: /seq/2/type: unknown type 'uint32', did you mean 'u4'?
# expect: 6:19: /seq/3/type: unknown type 'int16_t', did you mean 's2'?
# expect: 7:19: /seq/4/type: unknown type 'double', did you mean 'f8'?
# expect: 8:19: /seq/5/type: unknown type 'u3', did you mean 'b24'?
# expect: 9:19: /seq/6/type: unknown type 'Header', did you mean 'header'?
# expect: 15:23: /types/part/params/0/type: unknown type 'Bool', did you mean 'b1'?
# official: refuses
