meta:
  id: x
  endian:
    switch-on: a
    cases: {1: le}
seq:
  - {id: a, type: u1}
# expect: 4:5: /meta/endian: 'endian' that is calculated (switch-on) is not supported
# official: accepts
