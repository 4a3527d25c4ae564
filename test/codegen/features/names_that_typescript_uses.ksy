meta: {id: names, encoding: ASCII}
seq:
  - {id: constructor, type: u1}
  - {id: class, type: string}
  - {id: default, type: 'array(1)'}
  - {id: to_string, type: u1}
  - {id: to_bytes, type: record}
  - {id: name, type: map}
  - {id: length, type: error, size: 1}
  - {id: prototype, type: promise}
  - {id: arguments, type: uint8_array}
  - {id: function, type: 'number(1, 2, 3, 4)'}
  - {id: item, type: u1, repeat: expr, repeat-expr: 1}
  - {id: index, type: u1}
  - {id: io, type: weak_map}
  - {id: value, type: u1, valid: {any-of: [1, 2]}}
  - {id: init, type: u1, enum: symbol}
  - {id: self, type: init}
  - {id: fields, type: u1, if: self.of == 1}
types:
  string: {seq: [{id: this, type: u1}]}
  array: {params: [{id: n, type: u1}], seq: [{id: eval, size: n}]}
  record: {seq: [{id: extends, type: u1}]}
  map: {seq: [{id: of, type: u1}]}
  error: {seq: [{id: message, type: u1}, {id: super, size: 0}]}
  promise: {seq: [{id: await, type: u1, enum: symbol}], enums: {symbol: {1: iterator}}}
  uint8_array: {seq: [{id: number, type: u1}]}
  number:
    params: [{id: a, type: u1}, {id: b, type: u1}, {id: bytes, type: u1}, {id: self, type: u1}]
    seq: [{id: return, size: a}, {id: new, size: 0}]
  weak_map: {seq: [{id: undefined, type: u1}]}
  init: {seq: [{id: of, type: u1}]}
  validation_not_any_of_error: {seq: [{id: x, type: u1}]}
enums:
  symbol: {1: iterator, 2: constructor, 3: to_string, 4: name}
  object: {0: zero}
-test:
  - bytes: "01 02 03 04 05 06 07 01 08 09 0a 0b 0c 01 02 01 0d"
    fields: {arguments: {number: 8}, class: {this: 2}, constructor_: 1, default: {eval: "hex 03", n: 1}, fields: 13, function: {a: 1, b: 2, bytes: 3, new: "hex ", return: "hex 09", self: 4}, index: 11, init: 2, io: {undefined: 12}, item: [10], length: {message: 7, super: "hex "}, name: {of: 6}, prototype: {await: 1}, self: {of: 1}, toBytes_: {extends: 5}, toString_: 4, value: 1}
