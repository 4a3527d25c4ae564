meta: {id: lengths, endian: be}
seq:
  - {id: len_all, type: u2}
  - {id: body, size: len_all - 2}
  - {id: num_words, type: u1}
  - {id: words, size: num_words * 4}
  - {id: len_big, type: u8}
  - {id: big, type: inner, size: len_big}
types:
  inner:
    seq:
      - {id: len, type: u1}
      - {id: text, type: str, encoding: UTF-16LE, size: len * 2}
-test:
  - bytes: "0004 0102 01 01020304 0000000000000003 01 6100"
    fields: {big: {len: 1, text: "a"}, body: "hex 0102", lenAll: 4, lenBig: 3, numWords: 1, words: "hex 01020304"}
