meta: {id: to_the_end, encoding: UTF-8}
seq:
  - {id: text, type: str, size-eos: true}
-test:
  - bytes: "'hello'"
    fields: {text: "hello"}
  - bytes: ""
    fields: {text: ""}
