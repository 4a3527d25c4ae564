meta: {id: str_methods, encoding: UTF-8}
seq:
  - {id: digits, type: str, size: 4}
  - {id: word, type: str, size: 4}
instances:
  number: {value: digits.to_i}
  hex: {value: digits.to_i(16)}
  len: {value: word.length}
  backwards: {value: word.reverse}
  part: {value: 'word.substring(1, 3)'}
  joined: {value: 'word + "-" + digits'}
  escaped: {value: '"a\tb\"c\\d\n\u263a\101"'}
  raw: {value: "'a\tb'"}
  chained: {value: 'digits.substring(0, 2).to_i + 1'}
-test:
  - bytes: "'1234' 'wxyz'"
    fields: {backwards: "zyxw", chained: 13, digits: "1234", escaped: "a\tb\"c\\d\n☺A", hex: 4660, joined: "wxyz-1234", len: 4, number: 1234, part: "xy", raw: "a\tb", word: "wxyz"}
  - bytes: "'1234' f0 9f 98 80"
    fields: {backwards: "😀", chained: 13, digits: "1234", escaped: "a\tb\"c\\d\n☺A", hex: 4660, joined: "😀-1234", len: 2, number: 1234, part: "\ude00", raw: "a\tb", word: "😀"}
