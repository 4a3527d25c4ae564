meta: {id: x}
seq:
  - {id: a, size: 4, process: xor(5)}
# expect: 3:22: /seq/0/process: 'process' is not supported: bytes that are encrypted or compressed are for a later version
# official: accepts
