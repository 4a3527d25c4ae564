meta:
  id: x
  endian:
    switch-on: a
    cases: {1: le, haed: be}
seq:
  - {id: a, type: u2}
instances:
  head: {pos: 0, type: u1}
types:
  through:
    meta: {endian: {switch-on: twice, cases: {2: le}}}
    seq: [{id: b, type: u1}]
    instances:
      twice: {value: b * 2}
  later:
    meta: {endian: {switch-on: magic + 1, cases: {2: le}}}
    seq: [{id: ofs, type: u1}]
    instances:
      magic: {pos: ofs, type: u1}
# expect: 4:16: /meta/endian/switch-on: in 'a': the byte order must be known before 'a' is read
# expect: 5:20: /meta/endian/cases/haed: in 'haed': type 'x' has no field 'haed', did you mean 'head'?
# expect: 12:32: /types/through/meta/endian/switch-on: in 'twice': the byte order must be known before 'twice' is read
# expect: 17:32: /types/later/meta/endian/switch-on: in 'magic + 1': the byte order must be known before 'magic' is read
# official: accepts
