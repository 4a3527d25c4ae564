meta: {id: x}
seq:
  - {id: a, type: u1}
instances:
  b: {value: a + "x"}
  c: {value: "not a"}
  d: {value: a == "x"}
  e: {value: 1.5 & 1}
  f: {value: a < true}
# expect: 5:16: /instances/b/value: in 'a + "x"': operator '+' does not go with an integer and a string
# expect: 6:15: /instances/c/value: in 'not a': operator 'not' does not go with an integer
# expect: 7:16: /instances/d/value: in 'a == "x"': operator '==' does not go with an integer and a string
# expect: 8:18: /instances/e/value: in '1.5 & 1': operator '&' does not go with a float and an integer
# expect: 9:16: /instances/f/value: in 'a < true': operator '<' does not go with an integer and a boolean
# official: refuses
