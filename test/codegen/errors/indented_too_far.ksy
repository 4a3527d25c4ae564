meta: {id: x}
seq:
  - id: a
     type: u1
# expect: 4:6: /: indented too far: this goes on with the value of line 3
# official: refuses
