meta: {id: valid_expr}
seq:
  - {id: even, type: u1, valid: {expr: _ % 2 == 0}}
  - {id: items, type: u1, repeat: expr, repeat-expr: 2, valid: {expr: _ > even}}
-test:
  - bytes: "04 05 06"
    fields: {even: 4, items: [5, 6]}
  - bytes: "05"
    throws: ValidationExprError
