meta: {id: around_processed, endian: be}
seq:
  - {id: entries, type: entry, size: 2, process: xor(0xff), repeat: expr, repeat-expr: 2}
  - {id: asking, type: asking, size: 3, process: rol(4)}
  - {id: end, type: u1}
types:
  entry:
    seq: [{id: ofs, type: u1}, {id: more, type: more}]
    instances:
      value: {io: _root._io, pos: ofs, type: u2}
      own: {pos: 0, type: u1}
  more:
    seq: [{id: by, type: u1}]
    instances:
      byte: {io: _root._io, pos: by, type: u1}
  asking:
    seq: [{id: ofs, type: u1}, {id: extra, size: 1, if: word == 0xfeff}, {id: rest, size-eos: true}]
    instances:
      word: {io: _root._io, pos: ofs, type: u2}
-test:
  - bytes: "feff fcfe 00 20 30 40"
    fields:
      entries:
        - {ofs: 1, own: 1, value: 65532, more: {by: 0, byte: 254}}
        - {ofs: 3, own: 3, value: 65024, more: {by: 1, byte: 255}}
      asking: {ofs: 0, word: 65279, extra: "hex 02", rest: "hex 03"}
      end: 64
-of: a stream that holds what something else writes is no plain field
