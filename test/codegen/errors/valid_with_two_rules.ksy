meta: {id: x}
seq:
  - {id: a, type: u1, valid: {eq: 1, min: 2}}
  - {id: c, type: u1, valid: {maximum: 1}}
  - {id: e, type: u1, valid: {}}
# expect: 3:30: /seq/0/valid: valid takes one rule, or min and max together, found eq and min
# expect: 4:31: /seq/1/valid/maximum: unknown key 'maximum', expected one of: any-of, eq, expr, in-enum, max, min
# expect: 5:30: /seq/2/valid: valid needs a rule: eq, min, max, any-of, in-enum or expr
# official: refuses
