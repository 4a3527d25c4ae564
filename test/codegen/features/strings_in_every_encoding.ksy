meta: {id: encodings}
seq:
  - {id: ascii, type: str, size: 3, encoding: ASCII}
  - {id: utf8, type: str, size: 5, encoding: UTF-8}
  - {id: utf16le, type: str, size: 6, encoding: UTF-16LE}
  - {id: utf16be, type: str, size: 4, encoding: UTF-16BE}
  - {id: latin, type: str, size: 2, encoding: ISO-8859-1}
  - {id: utf32, type: strz, encoding: UTF-32LE}
  - {id: dos, type: str, terminator: 0x7c, encoding: IBM437}
  - {id: cyrillic, type: str, size: 3, encoding: windows-1251}
  - {id: greek, type: str, size: 4, pad-right: 0x20, encoding: ISO-8859-7}
  - {id: sjis, type: strz, encoding: SJIS}
instances:
  again: {value: '[0x8f, 0x90].to_s("IBM437")'}
-test:
  - bytes: "'abc' c3a9e282ac 6100 3dd800de 0061 00e9 e9fc e900000000f60100 00000000 c9cdbb 7c cff0e8 c3e52020 8340835c 00"
    fields: {again: ÅÉ, ascii: "abc", cyrillic: При, dos: "╔═╗", greek: Γε, latin: "éü", sjis: ァソ, utf32: "é😀", utf16be: "aé", utf16le: "a😀", utf8: "é€"}
