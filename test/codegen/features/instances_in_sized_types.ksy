meta: {id: sized_types, endian: be}
seq:
  - {id: len_box, type: u1}
  - {id: box, type: box, size: len_box}
  - {id: after, type: u1}
types:
  box:
    seq: [{id: a, type: u1}]
    instances:
      b: {pos: 2, type: u2}
      inner: {pos: 4, size: 3, type: inner}
  inner:
    instances:
      c: {pos: 1, type: u2}
-test:
  - bytes: "07 01 00 0203 00 0405 06"
    fields: {lenBox: 7, box: {a: 1, b: 515, inner: {c: 1029}}, after: 6}
  - bytes: "09 01 ee 0203 ee 0405 eeee 06"
    fields: {lenBox: 9, box: {a: 1, b: 515, inner: {c: 1029}}, after: 6}
-of: bytes that nothing reaches are known from reading alone
