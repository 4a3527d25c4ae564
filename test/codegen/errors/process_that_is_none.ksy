meta: {id: x}
seq:
  - {id: a, size: 4, process: xor}
  - {id: b, size: 4, process: zlib(1)}
  - {id: c, size: 4, process: rol(}
# expect: 3:31: /seq/0/process: process xor takes 1 argument(s), found 0
# expect: 4:31: /seq/1/process: process zlib takes 0 argument(s), found 1
# expect: 5:31: /seq/2/process: process must be a name with arguments, such as xor(0x5f), found 'rol('
# official: refuses
