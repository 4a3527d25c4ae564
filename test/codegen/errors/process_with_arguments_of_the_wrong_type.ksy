meta: {id: x}
seq:
  - {id: b, size: 4, process: 'xor("a")'}
  - {id: e, size: 4, process: 'rol(nothing)'}
# expect: 3:36: /seq/0/process: in 'xor("a")': the key must be a byte or a byte array, found a string
# expect: 4:36: /seq/1/process: in 'rol(nothing)': type 'x' has no field 'nothing'
# official: refuses
