meta: {id: x}
seq:
  - {id: a, contents: ab, size: 2}
  - {id: b, contents: ab, type: str}
# expect: 3:5: /seq/0: 'contents' knows its size by itself
# expect: 4:5: /seq/1: 'contents' takes no 'type'
# expect: 4:5: /seq/1: a string needs to know its encoding: add 'encoding', or set 'meta/encoding'
# official: refuses
