meta: {id: switch_int, endian: be}
seq:
  - {id: kind, type: u1}
  - id: body
    type:
      switch-on: kind
      cases: {1: u2, 2: pair, 0x10: u1}
types:
  pair:
    seq: [{id: x, type: u1}, {id: y, type: u1}]
-test:
  - bytes: "01 0102"
    fields: {body: 258, kind: 1}
  - bytes: "02 0304"
    fields: {body: {x: 3, y: 4}, kind: 2}
  - bytes: "10 ff"
    fields: {body: 255, kind: 16}
  - bytes: "63"
    fields: {kind: 99}
