meta: {id: x}
seq:
  - {id: a, type: u1, szie: 3}
  - {id: b, type: blok}
  - {id: c, type: u1, if: 5}
  - {id: d, type: 'block(true)'}
  # Not reported again: what is wrong is that b is, that its name is not known, and that e is no number.
  - {id: uses_b, size: b.length + f}
  - {id: uses_e, size: e}
  - {id: uses_g, size: g}
instances:
  e: {value: '"1" + 2'}
  F: {value: 1}
  h: {value: d.no_such_field}
types:
  block:
    params: [{id: flag, type: bool}]
# expect: 3:23: /seq/0/szie: unknown key 'szie', did you mean 'size'?
# expect: 4:19: /seq/1/type: unknown type 'blok', did you mean 'block'?
# expect: 5:27: /seq/2/if: in '5': expected a boolean, found an integer
# expect: 12:19: /instances/e/value: in '"1" + 2': operator '+' does not go with a string and an integer
# expect: 13:3: /instances/F: 'F' is not an identifier: it must start with a-z and go on with a-z, 0-9 and _, did you mean 'f'?
# expect: 14:16: /instances/h/value: in 'd.no_such_field': type 'block' has no field 'no_such_field'
# official: refuses
