meta: {id: x}
seq:
  - {id: name, type: strz, encoding: ASCII}
instances:
  a: {pos: name, type: u1}
  b: {io: name, pos: 0, type: u1}
  c: {pos: 0, type: u2}
  d: {pos: 0}
  e: {value: 1, pos: 0}
# expect: 5:12: /instances/a/pos: in 'name': expected an integer, found a string
# expect: 6:11: /instances/b/io: in 'name': expected a stream, found a string
# expect: 7:21: /instances/c/type: 'u2' needs to know its byte order: write 'u2le' or 'u2be', or set 'meta/endian'
# expect: 8:6: /instances/d: without 'type' this is a byte array, which needs 'size', 'size-eos' or 'terminator'
# expect: 9:17: /instances/e/pos: 'pos' is not supported: an instance with 'value' is computed and not read
# official: refuses
