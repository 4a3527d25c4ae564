meta: {id: documented}
doc: |
  Ends */ here, has ${x}, `ticks` and @tags.

  @deprecated not really
doc-ref: https://example.org/*/x
seq:
  - id: a
    type: u1
    doc: "It's \"quoted\" */ and \\ {@link x}"
    doc-ref: [one, two]
-test:
  - bytes: "01"
    fields: {a: 1}
