meta: {id: bad_magic}
seq:
  - {id: magic, contents: PK}
-test:
  - bytes: "'PX'"
    throws: ValidationNotEqualError
  - bytes: "'P'"
    throws: EOFError
