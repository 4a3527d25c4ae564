meta: {id: x}
seq:
  - {id: a, -ts-align: 0}
  - {id: b, -ts-align: four}
  - {id: c, type: b4}
  - {id: d, type: part, -ts-bits: align}
  - {id: e, type: u1, -ts-value: crc32(}
  - {id: f, type: u1, -ts-value: [1]}
types: {part: {seq: [{id: g, type: b4}]}}
# expect: 3:24: /seq/0/-ts-align: -ts-align must be a number of bytes from 1 to 1073741824
# expect: 4:24: /seq/1/-ts-align: -ts-align must be a number of bytes from 1 to 1073741824
# expect: 6:35: /seq/3/-ts-bits: -ts-bits must be continue, found 'align'
# expect: 7:40: /seq/4/-ts-value: -ts-value: in expression 'crc32(': expected a value, found the end
# expect: 8:34: /seq/5/-ts-value: -ts-value must be an expression, found a list
# official: refuses
