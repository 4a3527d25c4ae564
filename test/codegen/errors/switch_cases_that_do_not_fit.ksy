meta: {id: x}
seq:
  - {id: a, type: u1}
  - id: b
    type:
      switch-on: a
      cases:
        1: u1
        '"x"': u1
# expect: 9:10: /seq/1/type/cases/"x": in '"x"': operator '==' does not go with an integer and a string
# official: refuses
