meta: {id: x, -ts-align: 4}
seq:
  - {id: a, type: part, -ts-value: 1}
  - {id: b, contents: A, -ts-value: '"A"'}
  - {id: c, type: u1, repeat: eos, -ts-value: 1}
instances:
  d: {pos: 0, type: u1, -ts-value: 1}
types:
  part:
    seq:
      - {id: e, type: u1, -ts-align: 4}
      - {id: f, size: 2, process: xor(1), -ts-align: 4}
      - {id: g, type: u1, -ts-bits: continue}
      - {id: h, type: inner, -ts-bits: continue}
  inner: {seq: [{id: i, type: b4}]}
# expect: 1:15: /meta/-ts-align: '-ts-align' belongs to a field of 'seq'
# expect: 3:36: /seq/0/-ts-value: -ts-value computes numbers, strings and byte arrays, no objects: give it to the fields of the type
# expect: 4:37: /seq/1/-ts-value: 'contents' says what the field is; it takes no -ts-value
# expect: 5:47: /seq/2/-ts-value: how many elements are computed must be known: -ts-value goes with 'repeat: expr' alone
# expect: 7:25: /instances/d/-ts-value: '-ts-value' belongs to a field of 'seq'
# expect: 11:38: /types/part/seq/0/-ts-align: -ts-align makes a field the padding: it is a field of its own, with 'size' or nothing, behind what is padded
# expect: 12:54: /types/part/seq/1/-ts-align: -ts-align makes a field the padding: it is a field of its own, with 'size' or nothing, behind what is padded
# expect: 13:37: /types/part/seq/2/-ts-bits: -ts-bits: continue is for a type without a size, which can begin in the middle of a byte
# expect: 14:40: /types/part/seq/3/-ts-bits: -ts-bits: continue needs a field of bits in front of it, of which it goes on with the last byte
# official: accepts
