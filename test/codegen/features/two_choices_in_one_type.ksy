meta: {id: two_choices_in_one_type, endian: be}
seq:
  - {id: len_a, type: u1}
  - {id: a, size: len_a, type: {switch-on: len_a, cases: {1: one, 2: two}}}
  - {id: tag, type: u1}
  - {id: b, type: {switch-on: tag, cases: {1: one, 2: two}}}
types:
  one: {seq: [{id: x, type: u1}]}
  two: {seq: [{id: y, type: u2}]}
-test:
  - bytes: "01 07 02 0102"
    fields: {lenA: 1, a: {x: 7}, tag: 2, b: {y: 258}}
  - bytes: "02 0007 01 03"
    fields: {lenA: 2, a: {y: 7}, tag: 1, b: {x: 3}}
