meta: {id: switch_mixed, encoding: ASCII}
seq:
  - {id: kind, type: u1}
  - id: value
    size: 2
    type:
      switch-on: kind
      cases: {1: str, 2: strz, 3: u1}
  - {id: end, type: u1}
-test:
  - bytes: "01 'ab' 05"
    fields: {end: 5, kind: 1, value: "ab"}
  - bytes: "02 'a' 00 05"
    fields: {end: 5, kind: 2, value: "a"}
  - bytes: "03 07 05"
    fields: {end: 5, kind: 3, value: 7}
  - bytes: "04 0102 05"
    fields: {end: 5, kind: 4, value: "hex 0102"}
