meta: {id: valid_if}
seq:
  - {id: a, type: u1, if: false, valid: 5}
  - {id: b, type: u1}
  - id: c
    type: {switch-on: b, cases: {1: u1, 2: s1}}
    valid: 5
-test:
  - bytes: "00"
    fields: {b: 0}
  - bytes: "01 05"
    fields: {b: 1, c: 5}
  - bytes: "01 06"
    throws: ValidationNotEqualError
