use crate::error::{KError, KResult};
use crate::reference::{OptRc, SharedType};
use crate::stream::KStream;
use std::any::Any;
use std::rc::Rc;

/// A type of the specification.
pub trait KStruct: Default + Any {
    type Root: KStruct;
    type Parent: KStruct;

    /// Reads the fields, one after the other.
    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        io: &S,
        root: SharedType<Self::Root>,
        parent: SharedType<Self::Parent>,
    ) -> KResult<()>;

    /// Makes a structure and reads it. Only the root itself can do without a root.
    fn read_into<S: KStream, T: KStruct>(
        io: &S,
        root: Option<SharedType<T::Root>>,
        parent: Option<SharedType<T::Parent>>,
    ) -> KResult<OptRc<T>> {
        let value = OptRc::from(T::default());
        let root = match root {
            Some(root) => root,
            None => own_root(value.get())?,
        };
        T::read(&value, io, root, parent.unwrap_or_default())?;
        Ok(value)
    }
}

/// The reference of a root to itself.
fn own_root<T: 'static, R: 'static>(value: Rc<T>) -> KResult<SharedType<R>> {
    let same = (Box::new(value) as Box<dyn Any>).downcast::<Rc<R>>();
    same.map(|root| SharedType::new(*root)).map_err(|_| KError::MissingRoot)
}

/// The parent of a type that has none, or several.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct KStructUnit;

impl KStruct for KStructUnit {
    type Root = KStructUnit;
    type Parent = KStructUnit;

    fn read<S: KStream>(
        _: &OptRc<Self>,
        _: &S,
        _: SharedType<Self::Root>,
        _: SharedType<Self::Parent>,
    ) -> KResult<()> {
        Ok(())
    }
}
