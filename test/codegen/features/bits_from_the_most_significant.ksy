meta: {id: bits_be}
seq:
  - {id: flag, type: b1}
  - {id: three, type: b3}
  - {id: ten, type: b10}
  - {id: rest, type: b2}
  - {id: next, type: u1}
  - {id: wide, type: b32}
-test:
  - bytes: "a1 7e 42 deadbeef"
    fields: {flag: true, next: 66, rest: 2, ten: 95, three: 2, wide: 3735928559}
