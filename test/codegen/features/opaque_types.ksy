meta: {id: opaque_types, ks-opaque-types: true, endian: be}
seq:
  - {id: a, type: point}
  - {id: n, type: u1}
  - {id: b, type: 'label(n, true)'}
  - {id: padded, type: point, size: 4}
  - {id: masked, type: point, size: 2, process: xor(1)}
  - {id: ended, type: 'label(1, false)', terminator: 0}
  - {id: choice, type: {switch-on: n, cases: {1: point, 2: 'label(1, false)'}}}
  - {id: many, type: point, repeat: expr, repeat-expr: 2}
  - {id: rest, size: a.y.as<u1>}
instances:
  sum: {value: 'a.x.as<u1> + many[1].y.as<u1>'}
  first: {pos: 0, type: point}
-test:
  - bytes: "0102 01 'a:' 03040506 0708 'x' 00 090a 0b0c 0d0e ffff"
    fields:
      a: {x: 1, y: 2}
      n: 1
      b: {text: "a:"}
      padded: {x: 3, y: 4}
      masked: {x: 6, y: 9}
      ended: {text: x}
      choice: {x: 9, y: 10}
      many: [{x: 11, y: 12}, {x: 13, y: 14}]
      rest: "hex ffff"
      sum: 15
      first: {x: 1, y: 2}
  - bytes: "0100 02 'ab:' 03040506 0708 'xyz' 00 'c' 0b0c 0d0e"
    fields:
      a: {x: 1, y: 0}
      n: 2
      b: {text: "ab:"}
      padded: {x: 3, y: 4}
      masked: {x: 6, y: 9}
      ended: {text: x}
      choice: {text: c}
      many: [{x: 11, y: 12}, {x: 13, y: 14}]
      rest: "hex "
      sum: 15
      first: {x: 1, y: 0}
  - bytes: "0100 02 'ab'"
    throws: EOFError
