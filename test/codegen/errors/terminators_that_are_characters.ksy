meta: {id: x, encoding: ASCII}
seq:
  - {id: a, type: str, terminator: '\n'}
  - {id: b, type: str, terminator: "\n"}
  - {id: c, type: str, terminator: ";"}
  - {id: d, type: str, terminator: end}
# expect: 3:36: /seq/0/terminator: terminator must be a byte from 0 to 255, found '\n', did you mean 0x0a?
# expect: 4:36: /seq/1/terminator: terminator must be a byte from 0 to 255, found '\n', did you mean 0x0a?
# expect: 5:36: /seq/2/terminator: terminator must be a byte from 0 to 255, found ';', did you mean 0x3b?
# expect: 6:36: /seq/3/terminator: terminator must be a byte from 0 to 255, found 'end'
# official: refuses
