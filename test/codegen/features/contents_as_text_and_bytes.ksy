meta: {id: magic}
seq:
  - {id: text, contents: PK, size: 2}
  - {id: bytes, contents: [0x01, 2, abc, 0xff]}
  - {id: after, type: u1}
-test:
  - bytes: "'PK' 0102 'abc' ff 05"
    fields: {after: 5, bytes: "hex 0102616263ff", text: "hex 504b"}
