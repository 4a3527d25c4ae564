meta: {id: arrays}
seq:
  - {id: raw, size: 4}
  - {id: numbers, type: u1, repeat: expr, repeat-expr: 3}
instances:
  text: {value: 'raw.to_s("ASCII")'}
  len: {value: raw.length}
  size_of_array: {value: numbers.size}
  first_byte: {value: raw.first}
  last_byte: {value: raw.last}
  second: {value: 'raw[1]'}
  smallest: {value: numbers.min}
  largest: {value: numbers.max}
  first: {value: numbers.first}
  last: {value: numbers.last}
  at: {value: 'numbers[raw.length - 3]'}
  literal: {value: '[1, 2, 0xff]'}
  ints: {value: '[1, 1000, -5]'}
  floats: {value: '[1.5, 2]'}
  texts: {value: '["a", "b"]'}
  deep: {value: '[[1000, 2], [3, 4000]]'}
  picked: {value: 'ints[1] + deep[1][1]'}
  empty: {value: '[].as<bytes>'}
-test:
  - bytes: "'abcd' 030102"
    fields: {at: 1, deep: [[1000, 2], [3, 4000]], empty: "hex ", first: 3, firstByte: 97, floats: [1.5, 2], ints: [1, 1000, -5], largest: 3, last: 2, lastByte: 100, len: 4, literal: "hex 0102ff", numbers: [3, 1, 2], picked: 5000, raw: "hex 61626364", second: 98, sizeOfArray: 3, smallest: 1, text: "abcd", texts: ["a", "b"]}
