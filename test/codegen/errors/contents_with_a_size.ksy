meta: {id: x}
seq:
  - {id: right, contents: ab, size: 2}
  - {id: a, contents: ab, size: 3}
  - {id: b, contents: ab, type: str}
  - {id: c, contents: ab, size-eos: true}
  - {id: d, contents: ab, size: right.length}
# expect: 4:5: /seq/1: 'contents' are 2 byte(s): remove 'size', or make it that number
# expect: 5:5: /seq/2: 'contents' takes no 'type'
# expect: 5:5: /seq/2: a string needs to know its encoding: add 'encoding', or set 'meta/encoding'
# expect: 6:5: /seq/3: 'contents' knows its size by itself: remove 'size-eos' and 'terminator'
# expect: 7:5: /seq/4: 'contents' are 2 byte(s): remove 'size', or make it that number
# official: refuses
