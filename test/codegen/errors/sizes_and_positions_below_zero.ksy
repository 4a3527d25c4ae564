meta: {id: x}
seq:
  - {id: a, size: -1}
  - {id: b, size: 2 - 5}
  - {id: c, type: u1, repeat: expr, repeat-expr: -2}
  - {id: d, type: u1}
  - {id: e, size: d - 1}
instances:
  f: {pos: -4, type: u1}
# expect: 3:19: /seq/0/size: in '-1': a size cannot be less than 0, and this is never more than -1
# expect: 4:21: /seq/1/size: in '2 - 5': a size cannot be less than 0, and this is never more than -3
# expect: 5:50: /seq/2/repeat-expr: in '-2': a count cannot be less than 0, and this is never more than -2
# expect: 9:12: /instances/f/pos: in '-4': a position cannot be less than 0, and this is never more than -4
# official: accepts
