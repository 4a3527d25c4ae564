meta: {id: x}
seq:
  - id: a
    type: "u1" "u2"
# expect: 4:16: /: Unexpected double-quoted-scalar at node end
# official: refuses
