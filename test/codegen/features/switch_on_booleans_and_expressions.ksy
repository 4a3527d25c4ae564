meta: {id: switch_bool}
seq:
  - {id: a, type: u1}
  - id: b
    type: {switch-on: a > 3, cases: {true: u1, false: u2be}}
  - id: c
    type: {switch-on: a & 3, cases: {0: u1, 1: s1, _: u2le}}
-test:
  - bytes: "04 05 06"
    fields: {a: 4, b: 5, c: 6}
  - bytes: "01 0102 ff"
    fields: {a: 1, b: 258, c: -1}
  - bytes: "03 0102 0304"
    fields: {a: 3, b: 258, c: 1027}
