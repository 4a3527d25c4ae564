meta: {id: frames_by_arguments_that_are_known, endian: be, encoding: ASCII}
seq:
  - {id: n, type: u1}
  - {id: known, type: 'part(2, "x", kind::one, true)'}
  - {id: again, type: 'part(n, "y", kind::two, false)', if: n == 3}
  - {id: three, type: u1, if: two == 3}
enums: {kind: {1: one, 2: two}}
instances: {two: {value: 2}}
types:
  part:
    params:
      - {id: size, type: u1}
      - {id: text, type: str}
      - {id: which, type: u1, enum: kind}
      - {id: flag, type: bool}
    seq:
      - {id: two, type: u1, if: size == 2}
      - {id: three, type: u2, if: size == 3}
      - {id: x, type: u1, if: text == "x"}
      - {id: one, type: u1, if: which == kind::one}
      - {id: flagged, type: u1, if: flag}
-test:
  - bytes: "01 02030405"
    fields: {n: 1, two: 2, known: {size: 2, text: x, which: 1, flag: true, two: 2, x: 3, one: 4, flagged: 5}}
  - bytes: "03 02030405 0607"
    fields: {n: 3, two: 2, known: {size: 2, text: x, which: 1, flag: true, two: 2, x: 3, one: 4, flagged: 5}, again: {size: 3, text: "y", which: 2, flag: false, three: 1543}}
  - bytes: "03 02030405 06"
    throws: EOFError
