meta: {id: x}
seq:
  - {id: b, type: u1, enum: color}
instances:
  c: {value: 'b == color::gren'}
  d: {value: 'b == colour::red'}
enums:
  color: {1: red, 2: green}
# expect: 5:20: /instances/c/value: in 'b == color::gren': enum 'color' has no member 'gren', did you mean 'green'?
# expect: 6:20: /instances/d/value: in 'b == colour::red': unknown enum 'colour', did you mean 'color'?
# official: refuses
