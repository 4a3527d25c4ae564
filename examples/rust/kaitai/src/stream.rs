use crate::error::{KError, KResult};
use std::cell::Cell;
use std::rc::Rc;

/// Bytes that are read from front to back.
pub trait KStream {
    /// Another reader of the same bytes, at the same place.
    fn clone(&self) -> BytesReader;

    fn size(&self) -> usize;

    fn pos(&self) -> usize;

    fn is_eof(&self) -> bool {
        self.pos() >= self.size()
    }

    /// Exactly so many bytes.
    fn read_bytes(&self, len: usize) -> KResult<Vec<u8>>;

    /// All bytes that are left.
    fn read_bytes_full(&self) -> KResult<Vec<u8>> {
        self.read_bytes(self.size() - self.pos())
    }

    /// The bytes up to the one that ends the field.
    fn read_bytes_term(&self, term: u8, include: bool, consume: bool, eos_error: bool) -> KResult<Vec<u8>>;

    fn read_u1(&self) -> KResult<u8> {
        Ok(self.read_bytes(1)?[0])
    }

    fn read_s1(&self) -> KResult<i8> {
        Ok(self.read_u1()? as i8)
    }
}

/// A reader of bytes in memory.
#[derive(Debug, Default, Clone)]
pub struct BytesReader {
    bytes: Rc<[u8]>,
    pos: Cell<usize>,
}

impl From<Vec<u8>> for BytesReader {
    fn from(bytes: Vec<u8>) -> Self {
        BytesReader { bytes: bytes.into(), pos: Cell::new(0) }
    }
}

impl KStream for BytesReader {
    fn clone(&self) -> BytesReader {
        Clone::clone(self)
    }

    fn size(&self) -> usize {
        self.bytes.len()
    }

    fn pos(&self) -> usize {
        self.pos.get()
    }

    fn read_bytes(&self, len: usize) -> KResult<Vec<u8>> {
        let rest = &self.bytes[self.pos.get()..];
        let read = rest.get(..len).ok_or(KError::Eof { requested: len, available: rest.len() })?;
        self.pos.set(self.pos.get() + len);
        Ok(read.to_vec())
    }

    fn read_bytes_term(&self, term: u8, include: bool, consume: bool, eos_error: bool) -> KResult<Vec<u8>> {
        let rest = &self.bytes[self.pos.get()..];
        match rest.iter().position(|&byte| byte == term) {
            Some(length) => {
                self.pos.set(self.pos.get() + length + usize::from(consume));
                Ok(rest[..length + usize::from(include)].to_vec())
            }
            None if eos_error => Err(KError::NoTerminatorFound),
            None => self.read_bytes_full(),
        }
    }
}

/// The numbers of several bytes, each in both orders.
macro_rules! numbers {
    ($($number:ty, $be:ident, $le:ident;)*) => {
        /// Reads numbers of several bytes.
        pub trait Numbers: KStream {
            $(
                fn $be(&self) -> KResult<$number> {
                    let bytes = self.read_bytes(size_of::<$number>())?;
                    Ok(<$number>::from_be_bytes(bytes.try_into().expect("as many as were asked for")))
                }

                fn $le(&self) -> KResult<$number> {
                    let bytes = self.read_bytes(size_of::<$number>())?;
                    Ok(<$number>::from_le_bytes(bytes.try_into().expect("as many as were asked for")))
                }
            )*
        }
    };
}

numbers! {
    u16, read_u2be, read_u2le;
    u32, read_u4be, read_u4le;
    u64, read_u8be, read_u8le;
    i16, read_s2be, read_s2le;
    i32, read_s4be, read_s4le;
    i64, read_s8be, read_s8le;
    f32, read_f4be, read_f4le;
    f64, read_f8be, read_f8le;
}

impl<S: KStream> Numbers for S {}
