meta: {id: x}
-ts-valu: 1
seq:
  - id: a
    type: u1
    -ts-aling: 4
  - id: b
    type: u1
    -ts-generic: true
    -mine: 1
# expect: 2:1: /-ts-valu: unknown key '-ts-valu', did you mean '-ts-value'?
# expect: 6:5: /seq/0/-ts-aling: unknown key '-ts-aling', did you mean '-ts-align'?
# expect: 9:5: /seq/1/-ts-generic: unknown key '-ts-generic', expected one of: -ts-value, -ts-align, -ts-bits
# official: accepts
