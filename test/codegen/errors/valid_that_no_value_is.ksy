meta: {id: x}
seq:
  - {id: a, type: u1, valid: 256}
  - {id: b, type: s1, valid: {eq: -129}}
  - {id: c, type: b3, valid: {any-of: [8, 9]}}
  - {id: d, type: u1, repeat: eos, valid: -1}
  - {id: e, type: u1, valid: 255}
  - {id: f, type: s1, valid: {any-of: [-128, 128]}}
  - {id: g, type: b1, valid: true}
instances:
  h: {pos: 0, type: u2le, valid: 65536}
# expect: 3:30: /seq/0/valid: no value is valid: all are from 0 to 255
# expect: 4:35: /seq/1/valid/eq: no value is valid: all are from -128 to 127
# expect: 5:40: /seq/2/valid/any-of/0: no value is valid: all are from 0 to 7
# expect: 6:43: /seq/3/valid: no value is valid: all are from 0 to 255
# expect: 11:34: /instances/h/valid: no value is valid: all are from 0 to 65535
# official: accepts
