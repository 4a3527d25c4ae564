meta: {id: bits_le, bit-endian: le}
seq:
  - {id: flag, type: b1}
  - {id: three, type: b3}
  - {id: ten, type: b10}
  - {id: rest, type: b2}
  - {id: next, type: u1}
  - {id: seven, type: b7}
-test:
  - bytes: "a1 7e 42 55"
    fields: {flag: true, next: 66, rest: 1, seven: 85, ten: 1002, three: 0}
