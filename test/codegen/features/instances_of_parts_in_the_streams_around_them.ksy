meta: {id: around, endian: be}
doc: Parts with a stream of their own, whose length is asked for before the stream around them is there.
seq:
  - {id: len_part, type: u1}
  - {id: part, type: part, size: len_part}
  - {id: list, type: entry, terminator: 0}
  - {id: len_box, type: u1}
  - {id: box, type: box, size: len_box, process: xor(1)}
types:
  part:
    seq: [{id: x, type: u1}]
    instances:
      far: {io: _root._io, pos: 8, type: u2}
      near: {io: _parent._io, pos: 0, type: u1}
  entry:
    seq: [{id: ofs, type: u1}]
    instances:
      word: {io: _root._io, pos: ofs, type: u2}
  box:
    seq:
      - {id: len_inner, type: u1}
      - {id: inner, type: inner, size: len_inner}
    instances:
      first: {io: inner._io, pos: 0, type: u1}
  inner:
    seq: [{id: y, type: u1}]
    instances:
      behind: {io: _parent._io, pos: 3, type: u1}
-test:
  - bytes: "01 05 0b 00 04 00 04 01 09 08 00 aabb"
    fields:
      lenPart: 1
      part: {x: 5, far: 2312, near: 1}
      list: {ofs: 11, word: 43707}
      lenBox: 4
      box: {lenInner: 1, inner: {y: 5, behind: 8}, first: 5}
