meta: {id: encodings}
seq:
  - {id: ascii, type: str, size: 3, encoding: ASCII}
  - {id: utf8, type: str, size: 5, encoding: UTF-8}
  - {id: utf16le, type: str, size: 6, encoding: UTF-16LE}
  - {id: utf16be, type: str, size: 4, encoding: UTF-16BE}
  - {id: latin, type: str, size: 2, encoding: ISO-8859-1}
-test:
  - bytes: "'abc' c3a9e282ac 6100 3dd800de 0061 00e9 e9fc"
    fields: {ascii: "abc", latin: "éü", utf16be: "aé", utf16le: "a😀", utf8: "é€"}
