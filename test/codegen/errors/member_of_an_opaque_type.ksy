meta: {id: x, ks-opaque-types: true}
seq:
  - {id: a, type: somebody}
instances:
  b: {value: a.text}
types:
  t:
    meta: {ks-opaque-types: true}
    seq:
      - {id: a, type: t::u}
# expect: 5:16: /instances/b/value: in 'a.text': nothing is known of the opaque type 'somebody': say what this is, as in 'text.as<u4>'
# expect: 8:29: /types/t/meta/ks-opaque-types: 'ks-opaque-types' holds for the whole file: it belongs in /meta
# expect: 10:23: /types/t/seq/0/type: unknown type 't::u'
# official: refuses
