meta: {id: other_streams, endian: le}
seq:
  - {id: num, type: u1}
  - {id: entries, type: entry, repeat: expr, repeat-expr: num}
  - {id: names, type: pool, size: 6}
  - {id: tail, type: tail(names._io)}
types:
  entry:
    seq: [{id: ofs, type: u1}]
    instances:
      name: {io: _root.names._io, pos: ofs, type: strz, encoding: ASCII}
      first: {io: _root._io, pos: 0, type: u1}
  pool:
    seq: [{id: raw, size: 1}]
    instances:
      last: {pos: _io.size - 1, type: u1}
  tail:
    params: [{id: stream, type: io}]
    seq: [{id: ofs, type: u1}]
    instances:
      word: {io: stream, pos: ofs, type: u2}
-test:
  - bytes: "02 0103 78 'a' 00 'bc' 00 01"
    fields:
      num: 2
      entries: [{ofs: 1, name: a, first: 2}, {ofs: 3, name: bc, first: 2}]
      names: {raw: "hex 78", last: 0}
      tail: {stream: "(stream)", ofs: 1, word: 97}
-of: a stream is no plain field
