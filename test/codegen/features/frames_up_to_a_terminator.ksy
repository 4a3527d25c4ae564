meta: {id: frames, endian: be, encoding: ASCII}
seq:
  - {id: line, type: line, terminator: 10}
  - {id: num, type: u1}
  - {id: lines, type: line, terminator: 13, repeat: expr, repeat-expr: num}
  - {id: last, type: line, terminator: 59, consume: false}
  - {id: end, contents: ";"}
types:
  line: {seq: [{id: text, type: str, size-eos: true}]}
-test:
  - bytes: "'ab' 0a 00 'c;'"
    fields: {line: {text: ab}, num: 0, lines: [], last: {text: c}, end: "hex 3b"}
  - bytes: "0a 02 'x' 0d 0d ';'"
    fields: {line: {text: ''}, num: 2, lines: [{text: x}, {text: ''}], last: {text: ''}, end: "hex 3b"}
