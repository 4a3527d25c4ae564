//! What Rust code that the official compiler generated calls while it reads. See README.md.

mod error;
mod reference;
mod stream;
mod structure;
mod text;

pub use error::{KError, KResult, ValidationFailedError, ValidationKind};
pub use reference::{OptRc, SharedType};
pub use stream::{BytesReader, KStream, Numbers};
pub use structure::{KStruct, KStructUnit};
pub use text::bytes_to_str;
