meta: {id: process_rotate, endian: be}
seq:
  - {id: by, type: s1}
  - {id: a, size: 2, process: rol(3)}
  - {id: b, size: 2, process: ror(1)}
  - {id: c, size: 2, process: rol(by)}
  - {id: d, size: 2, process: rol(8)}
-test:
  - bytes: "02 8101 8101 8101 8101"
    fields: {a: "hex 0c08", b: "hex c080", by: 2, c: "hex 0604", d: "hex 8101"}
  - bytes: "ff 8101 8101 8101 8101"
    fields: {a: "hex 0c08", b: "hex c080", by: -1, c: "hex c080", d: "hex 8101"}
