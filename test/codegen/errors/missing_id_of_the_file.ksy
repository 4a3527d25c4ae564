meta: {title: x}
# expect: 1:7: /meta: a specification needs 'meta/id', the name of its type
# official: refuses
