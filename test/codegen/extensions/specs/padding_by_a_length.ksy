meta: {id: padded, encoding: ASCII}
seq:
  - {id: texts, type: text, repeat: eos}
types:
  text:
    seq:
      - {id: len, type: u1}
      - {id: value, type: str, size: len}
      - {id: padding, size: (3 - len) % 4, -ts-align: 4}
