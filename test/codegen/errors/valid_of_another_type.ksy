meta: {id: x}
seq:
  - {id: b, type: u1, valid: {in-enum: true}}
  - {id: d, type: u1, valid: '"x"'}
# expect: 3:40: /seq/0/valid/in-enum: 'valid: in-enum' needs an 'enum', this is an integer
# expect: 4:31: /seq/1/valid: in '"x"': operator '==' does not go with an integer and a string
# official: never answers
