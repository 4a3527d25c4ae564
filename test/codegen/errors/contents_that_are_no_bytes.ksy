meta: {id: x}
seq:
  - {id: b, contents: 5}
  - {id: c, contents: [256, 1.5]}
# expect: 3:23: /seq/0/contents: contents must be a string or a list of bytes, found '5'
# expect: 4:24: /seq/1/contents/0: each item of contents that is not a string must be a byte from 0 to 255, found '256'
# expect: 4:29: /seq/1/contents/1: each item of contents that is not a string must be a byte from 0 to 255, found '1.5'
# official: refuses
