meta: {id: x}
seq:
  - {id: a, type: u4}
# expect: 3:19: /seq/0/type: 'u4' needs to know its byte order: write 'u4le' or 'u4be', or set 'meta/endian'
# official: refuses
