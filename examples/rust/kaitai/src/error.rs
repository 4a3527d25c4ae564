/// Why bytes cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KError {
    /// The bytes end before the field does.
    Eof { requested: usize, available: usize },
    /// The byte that ends a field never comes.
    NoTerminatorFound,
    /// The specification forbids the value.
    ValidationFailed(ValidationFailedError),
    /// Bytes that are no text of their encoding.
    BytesDecodingError { msg: String },
    /// An encoding that this runtime does not know.
    UnknownEncoding { name: String },
    /// A type that is not the root was read without one.
    MissingRoot,
}

pub type KResult<T> = Result<T, KError>;

/// Which rule a value breaks, and where the specification has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidationFailedError {
    pub kind: ValidationKind,
    pub src_path: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValidationKind {
    NotEqual,
    LessThan,
    GreaterThan,
    NotAnyOf,
    NotInEnum,
    Expr,
}
