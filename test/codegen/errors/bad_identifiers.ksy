meta: {id: x}
seq:
  - {id: Foo, type: u1}
  - {id: 1a, type: u1}
types:
  Bar: {}
enums:
  e: {1: A-b}
# expect: 3:10: /seq/0/id: 'Foo' is not an identifier: it must start with a-z and go on with a-z, 0-9 and _, did you mean 'foo'?
# expect: 4:10: /seq/1/id: '1a' is not an identifier: it must start with a-z and go on with a-z, 0-9 and _
# expect: 6:3: /types/Bar: 'Bar' is not an identifier: it must start with a-z and go on with a-z, 0-9 and _, did you mean 'bar'?
# expect: 8:10: /enums/e/1: 'A-b' is not an identifier: it must start with a-z and go on with a-z, 0-9 and _, did you mean 'a_b'?
# official: refuses
