meta: {id: loose_yaml, title: 2048, encoding: 437}
doc: 12
seq:
  - {id: kind, type: s1, enum: kinds}
  - {id: text, type: str, size: 1}
enums:
  kinds:
    "-1": none
    '0x10': sixteen
-test:
  - bytes: "ff 41"
    fields: {kind: -1, text: "A"}
  - bytes: "10 80"
    fields: {kind: 16, text: "Ç"}
