meta: {id: valid_enum}
seq:
  - {id: animal, type: u1, enum: animal, valid: {in-enum: true}}
enums:
  animal: {4: dog, 7: cat}
-test:
  - bytes: "07"
    fields: {animal: 7}
  - bytes: "05"
    throws: ValidationNotInEnumError
