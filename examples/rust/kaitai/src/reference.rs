//! References between structures: a structure owns its parts, and knows its parent without owning it.

use crate::error::KResult;
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::{Rc, Weak};

/// A part of a structure, which is not there before it was read.
#[derive(Debug)]
pub struct OptRc<T>(Option<Rc<T>>);

impl<T> OptRc<T> {
    /// # Panics
    /// If it was not read.
    pub fn get(&self) -> Rc<T> {
        Rc::clone(self.rc())
    }

    pub fn is_none(&self) -> bool {
        self.0.is_none()
    }

    fn rc(&self) -> &Rc<T> {
        self.0.as_ref().expect("a part that was not read")
    }
}

impl<T> Default for OptRc<T> {
    fn default() -> Self {
        OptRc(None)
    }
}

impl<T> Clone for OptRc<T> {
    fn clone(&self) -> Self {
        OptRc(self.0.clone())
    }
}

impl<T> From<T> for OptRc<T> {
    fn from(value: T) -> Self {
        OptRc(Some(Rc::new(value)))
    }
}

impl<T> From<Rc<T>> for OptRc<T> {
    fn from(value: Rc<T>) -> Self {
        OptRc(Some(value))
    }
}

impl<T> Deref for OptRc<T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.rc()
    }
}

/// The parent or the root of a structure, or the structure itself.
#[derive(Debug)]
pub struct SharedType<T>(RefCell<Weak<T>>);

impl<T> SharedType<T> {
    pub fn new(value: Rc<T>) -> Self {
        SharedType(RefCell::new(Rc::downgrade(&value)))
    }

    pub fn empty() -> Self {
        SharedType(RefCell::new(Weak::new()))
    }

    /// What it refers to, if that is still there.
    pub fn get(&self) -> KResult<OptRc<T>> {
        Ok(OptRc(self.0.borrow().upgrade()))
    }

    pub fn get_value(&self) -> &RefCell<Weak<T>> {
        &self.0
    }

    pub fn set(&self, value: KResult<OptRc<T>>) {
        let rc = value.ok().and_then(|reference| reference.0);
        *self.0.borrow_mut() = rc.map_or_else(Weak::new, |rc| Rc::downgrade(&rc));
    }
}

impl<T> Default for SharedType<T> {
    fn default() -> Self {
        SharedType::empty()
    }
}

impl<T> Clone for SharedType<T> {
    fn clone(&self) -> Self {
        SharedType(self.0.clone())
    }
}
