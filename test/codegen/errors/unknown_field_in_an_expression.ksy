meta: {id: x}
seq:
  - {id: length_all, type: u1}
  - id: b
    size: 2 * lenght_all
# expect: 5:15: /seq/1/size: in '2 * lenght_all': type 'x' has no field 'lenght_all', did you mean 'length_all'?
# official: refuses
