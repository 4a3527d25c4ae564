meta: {id: x}
seq:
  - {id: a, type: u1, valid: {min: 10, max: 5}}
  - {id: b, type: u1, valid: {min: 256}}
  - {id: c, type: s1, valid: {max: -129}}
  - {id: d, type: s1, valid: {min: -128, max: 127}}
  - {id: e, type: u1, valid: {min: a, max: 5}}
# expect: 3:36: /seq/0/valid/min: no value is valid: 'min' is more than 'max'
# expect: 4:36: /seq/1/valid/min: no value is valid: none is more than 255
# expect: 5:36: /seq/2/valid/max: no value is valid: none is less than -128
# official: accepts
