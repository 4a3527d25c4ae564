meta: {id: x}
types:
  t:
    meta: {ks-debug: true}
# expect: 4:22: /types/t/meta/ks-debug: 'ks-debug' holds for the whole file: it belongs in /meta
# official: accepts
