// This is a generated file! Please edit source .ksy file and use kaitai-struct-compiler to rebuild

#![allow(unused_imports)]
#![allow(non_snake_case)]
#![allow(non_camel_case_types)]
#![allow(irrefutable_let_patterns)]
#![allow(unused_comparisons)]

extern crate kaitai;
use kaitai::*;
use std::convert::{TryFrom, TryInto};
use std::cell::{Ref, Cell, RefCell};
use std::rc::{Rc, Weak};

/**
 * A recorded conversation of the group chat: every frame that went over one or more connections, in the
 * order in which it was seen, each preceded by one byte that says who sent it.
 * 
 * The byte that says who sent it exists in recordings alone. On a live connection (TCP, port 9000) the
 * server reads one `client_frame` after the other, and the client one `server_frame` after the other.
 * A frame is `<CommandType><LengthMessage><Message>`, in network byte order.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<Chat>,
    pub _self: SharedType<Self>,
    records: RefCell<Vec<OptRc<Chat_Record>>>,
    _io: RefCell<BytesReader>,
}
impl KStruct for Chat {
    type Root = Chat;
    type Parent = Chat;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.records.borrow_mut() = Vec::new();
        {
            let mut _i = 0;
            while !_io.is_eof() {
                let t = Self::read_into::<_, Chat_Record>(&*_io, Some(self_rc._root.clone()), Some(self_rc._self.clone()))?.into();
                self_rc.records.borrow_mut().push(t);
                _i += 1;
            }
        }
        Ok(())
    }
}
impl Chat {
}

/**
 * The frames, oldest first.
 */
impl Chat {
    pub fn records(&self) -> Ref<'_, Vec<OptRc<Chat_Record>>> {
        self.records.borrow()
    }
}
impl Chat {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}
#[derive(Debug, PartialEq, Clone)]
pub enum Chat_Command {

    /**
     * Join the chat. From a client, the username; from the server, the status of the request.
     */
    Join,

    /**
     * Leave the chat. From the server, the reason why it ends the connection.
     */
    Leave,

    /**
     * Sending the message. From the server, a line of the room.
     */
    Message,

    /**
     * List. From a client, the request; from the server, the list.
     */
    List,

    /**
     * Direct. A message for one user alone.
     */
    Direct,

    /**
     * Error. Unsupported command, or another request that could not be granted. Sent only to the one who
     * sent the bad command, and never by a client.
     */
    Error,
    Unknown(i64),
}

impl TryFrom<i64> for Chat_Command {
    type Error = KError;
    fn try_from(flag: i64) -> KResult<Chat_Command> {
        match flag {
            0 => Ok(Chat_Command::Join),
            1 => Ok(Chat_Command::Leave),
            2 => Ok(Chat_Command::Message),
            3 => Ok(Chat_Command::List),
            4 => Ok(Chat_Command::Direct),
            5 => Ok(Chat_Command::Error),
            _ => Ok(Chat_Command::Unknown(flag)),
        }
    }
}

impl From<&Chat_Command> for i64 {
    fn from(v: &Chat_Command) -> Self {
        match *v {
            Chat_Command::Join => 0,
            Chat_Command::Leave => 1,
            Chat_Command::Message => 2,
            Chat_Command::List => 3,
            Chat_Command::Direct => 4,
            Chat_Command::Error => 5,
            Chat_Command::Unknown(v) => v
        }
    }
}

impl Default for Chat_Command {
    fn default() -> Self { Chat_Command::Unknown(0) }
}

#[derive(Debug, PartialEq, Clone)]
pub enum Chat_LineForm {

    /**
     * `*`, somebody is joining or leaving.
     */
    Announced,

    /**
     * `[`, somebody said something.
     */
    Said,
    Unknown(i64),
}

impl TryFrom<i64> for Chat_LineForm {
    type Error = KError;
    fn try_from(flag: i64) -> KResult<Chat_LineForm> {
        match flag {
            42 => Ok(Chat_LineForm::Announced),
            91 => Ok(Chat_LineForm::Said),
            _ => Ok(Chat_LineForm::Unknown(flag)),
        }
    }
}

impl From<&Chat_LineForm> for i64 {
    fn from(v: &Chat_LineForm) -> Self {
        match *v {
            Chat_LineForm::Announced => 42,
            Chat_LineForm::Said => 91,
            Chat_LineForm::Unknown(v) => v
        }
    }
}

impl Default for Chat_LineForm {
    fn default() -> Self { Chat_LineForm::Unknown(0) }
}

#[derive(Debug, PartialEq, Clone)]
pub enum Chat_Side {

    /**
     * A client sent the frame to the server.
     */
    Client,

    /**
     * The server sent the frame to a client.
     */
    Server,
    Unknown(i64),
}

impl TryFrom<i64> for Chat_Side {
    type Error = KError;
    fn try_from(flag: i64) -> KResult<Chat_Side> {
        match flag {
            0 => Ok(Chat_Side::Client),
            1 => Ok(Chat_Side::Server),
            _ => Ok(Chat_Side::Unknown(flag)),
        }
    }
}

impl From<&Chat_Side> for i64 {
    fn from(v: &Chat_Side) -> Self {
        match *v {
            Chat_Side::Client => 0,
            Chat_Side::Server => 1,
            Chat_Side::Unknown(v) => v
        }
    }
}

impl Default for Chat_Side {
    fn default() -> Self { Chat_Side::Unknown(0) }
}

#[derive(Debug, PartialEq, Clone)]
pub enum Chat_Status {

    /**
     * Accepted, all set to chat.
     */
    Accepted,

    /**
     * Already taken. The connection stays open, and another name can be asked for.
     */
    NameInUse,
    Unknown(i64),
}

impl TryFrom<i64> for Chat_Status {
    type Error = KError;
    fn try_from(flag: i64) -> KResult<Chat_Status> {
        match flag {
            0 => Ok(Chat_Status::Accepted),
            1 => Ok(Chat_Status::NameInUse),
            _ => Ok(Chat_Status::Unknown(flag)),
        }
    }
}

impl From<&Chat_Status> for i64 {
    fn from(v: &Chat_Status) -> Self {
        match *v {
            Chat_Status::Accepted => 0,
            Chat_Status::NameInUse => 1,
            Chat_Status::Unknown(v) => v
        }
    }
}

impl Default for Chat_Status {
    fn default() -> Self { Chat_Status::Unknown(0) }
}


/**
 * The announcement that somebody is joining or leaving the chat.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_AnnouncedLine {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<Chat_RoomLine>,
    pub _self: SharedType<Self>,
    star: RefCell<Vec<u8>>,
    username: RefCell<String>,
    event: RefCell<String>,
    _io: RefCell<BytesReader>,
}
impl KStruct for Chat_AnnouncedLine {
    type Root = Chat;
    type Parent = Chat_RoomLine;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.star.borrow_mut() = _io.read_bytes(1 as usize)?.into();
        if !(*self_rc.star() == vec![0x2au8]) {
            return Err(KError::ValidationFailed(ValidationFailedError { kind: ValidationKind::NotEqual, src_path: "/types/announced_line/seq/0".to_string() }));
        }
        *self_rc.username.borrow_mut() = bytes_to_str(&_io.read_bytes_term(32, false, true, true)?.into(), "ASCII")?;
        *self_rc.event.borrow_mut() = bytes_to_str(&_io.read_bytes_full()?.into(), "ASCII")?;
        if !( ((*self_rc.event() == "is joining the chat**".to_string()) || (*self_rc.event() == "is leaving the chat**".to_string())) ) {
            return Err(KError::ValidationFailed(ValidationFailedError { kind: ValidationKind::NotAnyOf, src_path: "/types/announced_line/seq/2".to_string() }));
        }
        Ok(())
    }
}
impl Chat_AnnouncedLine {
}

/**
 * The second of the two asterisks.
 */
impl Chat_AnnouncedLine {
    pub fn star(&self) -> Ref<'_, Vec<u8>> {
        self.star.borrow()
    }
}

/**
 * The name of the user who is joining or leaving, up to the space.
 */
impl Chat_AnnouncedLine {
    pub fn username(&self) -> Ref<'_, String> {
        self.username.borrow()
    }
}

/**
 * Which of the two it is. New users joining are announced, and similarly, when the connection goes down.
 */
impl Chat_AnnouncedLine {
    pub fn event(&self) -> Ref<'_, String> {
        self.event.borrow()
    }
}
impl Chat_AnnouncedLine {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}

/**
 * A frame that a client sends. `<CommandType><LengthMessage><Message>`.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_ClientFrame {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<Chat_Record>,
    pub _self: SharedType<Self>,
    command: RefCell<Chat_Command>,
    len_message: RefCell<u16>,
    message: RefCell<Option<Chat_ClientFrame_Message>>,
    _io: RefCell<BytesReader>,
    message_raw: RefCell<Vec<u8>>,
}
#[derive(Debug, Clone)]
pub enum Chat_ClientFrame_Message {
    Chat_Nothing(OptRc<Chat_Nothing>),
    Chat_JoinRequest(OptRc<Chat_JoinRequest>),
    Chat_DirectRequest(OptRc<Chat_DirectRequest>),
    Bytes(Vec<u8>),
    Chat_PlainText(OptRc<Chat_PlainText>),
}
impl From<&Chat_ClientFrame_Message> for OptRc<Chat_Nothing> {
    fn from(v: &Chat_ClientFrame_Message) -> Self {
        if let Chat_ClientFrame_Message::Chat_Nothing(x) = v {
            return x.clone();
        }
        panic!("expected Chat_ClientFrame_Message::Chat_Nothing, got {:?}", v)
    }
}
impl From<OptRc<Chat_Nothing>> for Chat_ClientFrame_Message {
    fn from(v: OptRc<Chat_Nothing>) -> Self {
        Self::Chat_Nothing(v)
    }
}
impl From<&Chat_ClientFrame_Message> for OptRc<Chat_JoinRequest> {
    fn from(v: &Chat_ClientFrame_Message) -> Self {
        if let Chat_ClientFrame_Message::Chat_JoinRequest(x) = v {
            return x.clone();
        }
        panic!("expected Chat_ClientFrame_Message::Chat_JoinRequest, got {:?}", v)
    }
}
impl From<OptRc<Chat_JoinRequest>> for Chat_ClientFrame_Message {
    fn from(v: OptRc<Chat_JoinRequest>) -> Self {
        Self::Chat_JoinRequest(v)
    }
}
impl From<&Chat_ClientFrame_Message> for OptRc<Chat_DirectRequest> {
    fn from(v: &Chat_ClientFrame_Message) -> Self {
        if let Chat_ClientFrame_Message::Chat_DirectRequest(x) = v {
            return x.clone();
        }
        panic!("expected Chat_ClientFrame_Message::Chat_DirectRequest, got {:?}", v)
    }
}
impl From<OptRc<Chat_DirectRequest>> for Chat_ClientFrame_Message {
    fn from(v: OptRc<Chat_DirectRequest>) -> Self {
        Self::Chat_DirectRequest(v)
    }
}
impl From<&Chat_ClientFrame_Message> for Vec<u8> {
    fn from(v: &Chat_ClientFrame_Message) -> Self {
        if let Chat_ClientFrame_Message::Bytes(x) = v {
            return x.clone();
        }
        panic!("expected Chat_ClientFrame_Message::Bytes, got {:?}", v)
    }
}
impl From<Vec<u8>> for Chat_ClientFrame_Message {
    fn from(v: Vec<u8>) -> Self {
        Self::Bytes(v)
    }
}
impl From<&Chat_ClientFrame_Message> for OptRc<Chat_PlainText> {
    fn from(v: &Chat_ClientFrame_Message) -> Self {
        if let Chat_ClientFrame_Message::Chat_PlainText(x) = v {
            return x.clone();
        }
        panic!("expected Chat_ClientFrame_Message::Chat_PlainText, got {:?}", v)
    }
}
impl From<OptRc<Chat_PlainText>> for Chat_ClientFrame_Message {
    fn from(v: OptRc<Chat_PlainText>) -> Self {
        Self::Chat_PlainText(v)
    }
}
impl KStruct for Chat_ClientFrame {
    type Root = Chat;
    type Parent = Chat_Record;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.command.borrow_mut() = (_io.read_u1()? as i64).try_into()?;
        *self_rc.len_message.borrow_mut() = _io.read_u2be()?.into();
        match *self_rc.command() {
            Chat_Command::Direct => {
                *self_rc.message_raw.borrow_mut() = _io.read_bytes(*self_rc.len_message() as usize)?.into();
                let message_raw = self_rc.message_raw.borrow();
                let _t_message_raw_io = BytesReader::from(message_raw.clone());
                let t = Self::read_into::<BytesReader, Chat_DirectRequest>(&_t_message_raw_io, Some(self_rc._root.clone()), Some(self_rc._self.clone()))?.into();
                *self_rc.message.borrow_mut() = Some(t);
            }
            Chat_Command::Join => {
                *self_rc.message_raw.borrow_mut() = _io.read_bytes(*self_rc.len_message() as usize)?.into();
                let message_raw = self_rc.message_raw.borrow();
                let _t_message_raw_io = BytesReader::from(message_raw.clone());
                let t = Self::read_into::<BytesReader, Chat_JoinRequest>(&_t_message_raw_io, Some(self_rc._root.clone()), Some(self_rc._self.clone()))?.into();
                *self_rc.message.borrow_mut() = Some(t);
            }
            Chat_Command::Leave => {
                *self_rc.message_raw.borrow_mut() = _io.read_bytes(*self_rc.len_message() as usize)?.into();
                let message_raw = self_rc.message_raw.borrow();
                let _t_message_raw_io = BytesReader::from(message_raw.clone());
                let t = Self::read_into::<BytesReader, Chat_Nothing>(&_t_message_raw_io, Some(self_rc._root.clone()), None)?.into();
                *self_rc.message.borrow_mut() = Some(t);
            }
            Chat_Command::List => {
                *self_rc.message_raw.borrow_mut() = _io.read_bytes(*self_rc.len_message() as usize)?.into();
                let message_raw = self_rc.message_raw.borrow();
                let _t_message_raw_io = BytesReader::from(message_raw.clone());
                let t = Self::read_into::<BytesReader, Chat_Nothing>(&_t_message_raw_io, Some(self_rc._root.clone()), None)?.into();
                *self_rc.message.borrow_mut() = Some(t);
            }
            Chat_Command::Message => {
                *self_rc.message_raw.borrow_mut() = _io.read_bytes(*self_rc.len_message() as usize)?.into();
                let message_raw = self_rc.message_raw.borrow();
                let _t_message_raw_io = BytesReader::from(message_raw.clone());
                let t = Self::read_into::<BytesReader, Chat_PlainText>(&_t_message_raw_io, Some(self_rc._root.clone()), None)?.into();
                *self_rc.message.borrow_mut() = Some(t);
            }
            _ => {
                *self_rc.message.borrow_mut() = Some(_io.read_bytes(*self_rc.len_message() as usize)?.into());
            }
        }
        Ok(())
    }
}
impl Chat_ClientFrame {
}

/**
 * Command Type, 1 byte. The server answers a command that it does not support with an error frame,
 * to its sender alone, and goes on.
 */
impl Chat_ClientFrame {
    pub fn command(&self) -> Ref<'_, Chat_Command> {
        self.command.borrow()
    }
}

/**
 * Length Message, 2 bytes. The length of the message that follows, and not of the command type,
 * the length and the message together. It can be 0, so that there are no bytes after it.
 */
impl Chat_ClientFrame {
    pub fn len_message(&self) -> Ref<'_, u16> {
        self.len_message.borrow()
    }
}

/**
 * The message, in ASCII. What it holds follows from the command.
 */
impl Chat_ClientFrame {
    pub fn message(&self) -> Ref<'_, Option<Chat_ClientFrame_Message>> {
        self.message.borrow()
    }
}
impl Chat_ClientFrame {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}
impl Chat_ClientFrame {
    pub fn message_raw(&self) -> Ref<'_, Vec<u8>> {
        self.message_raw.borrow()
    }
}

/**
 * A direct message as its recipient gets it, `[Bob] Hi`.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_DirectLine {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<Chat_ServerFrame>,
    pub _self: SharedType<Self>,
    bracket: RefCell<Vec<u8>>,
    line: RefCell<OptRc<Chat_SaidLine>>,
    _io: RefCell<BytesReader>,
}
impl KStruct for Chat_DirectLine {
    type Root = Chat;
    type Parent = Chat_ServerFrame;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.bracket.borrow_mut() = _io.read_bytes(1 as usize)?.into();
        if !(*self_rc.bracket() == vec![0x5bu8]) {
            return Err(KError::ValidationFailed(ValidationFailedError { kind: ValidationKind::NotEqual, src_path: "/types/direct_line/seq/0".to_string() }));
        }
        let t = Self::read_into::<_, Chat_SaidLine>(&*_io, Some(self_rc._root.clone()), None)?.into();
        *self_rc.line.borrow_mut() = t;
        Ok(())
    }
}
impl Chat_DirectLine {
}

/**
 * The bracket that opens the name of the sender.
 */
impl Chat_DirectLine {
    pub fn bracket(&self) -> Ref<'_, Vec<u8>> {
        self.bracket.borrow()
    }
}

/**
 * The sender and the text, as in a line of the room.
 */
impl Chat_DirectLine {
    pub fn line(&self) -> Ref<'_, OptRc<Chat_SaidLine>> {
        self.line.borrow()
    }
}
impl Chat_DirectLine {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}

/**
 * A text for one user alone.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_DirectRequest {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<Chat_ClientFrame>,
    pub _self: SharedType<Self>,
    recipient: RefCell<String>,
    text: RefCell<String>,
    _io: RefCell<BytesReader>,
}
impl KStruct for Chat_DirectRequest {
    type Root = Chat;
    type Parent = Chat_ClientFrame;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.recipient.borrow_mut() = bytes_to_str(&_io.read_bytes_term(32, false, true, true)?.into(), "ASCII")?;
        *self_rc.text.borrow_mut() = bytes_to_str(&_io.read_bytes_full()?.into(), "ASCII")?;
        Ok(())
    }
}
impl Chat_DirectRequest {
}

/**
 * The name of the user whom it is for, up to the first space.
 */
impl Chat_DirectRequest {
    pub fn recipient(&self) -> Ref<'_, String> {
        self.recipient.borrow()
    }
}

/**
 * What the user typed.
 */
impl Chat_DirectRequest {
    pub fn text(&self) -> Ref<'_, String> {
        self.text.borrow()
    }
}
impl Chat_DirectRequest {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}

/**
 * The server's answer to a request to join.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_JoinReply {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<Chat_ServerFrame>,
    pub _self: SharedType<Self>,
    status: RefCell<Chat_Status>,
    nothing_more: RefCell<OptRc<Chat_Nothing>>,
    _io: RefCell<BytesReader>,
}
impl KStruct for Chat_JoinReply {
    type Root = Chat;
    type Parent = Chat_ServerFrame;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.status.borrow_mut() = (_io.read_u1()? as i64).try_into()?;
        let t = Self::read_into::<_, Chat_Nothing>(&*_io, Some(self_rc._root.clone()), None)?.into();
        *self_rc.nothing_more.borrow_mut() = t;
        Ok(())
    }
}
impl Chat_JoinReply {
}

/**
 * What became of the request. One byte.
 */
impl Chat_JoinReply {
    pub fn status(&self) -> Ref<'_, Chat_Status> {
        self.status.borrow()
    }
}

/**
 * The status is the whole message.
 */
impl Chat_JoinReply {
    pub fn nothing_more(&self) -> Ref<'_, OptRc<Chat_Nothing>> {
        self.nothing_more.borrow()
    }
}
impl Chat_JoinReply {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}

/**
 * A client asks to join the chat under a name.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_JoinRequest {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<Chat_ClientFrame>,
    pub _self: SharedType<Self>,
    username: RefCell<String>,
    _io: RefCell<BytesReader>,
}
impl KStruct for Chat_JoinRequest {
    type Root = Chat;
    type Parent = Chat_ClientFrame;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.username.borrow_mut() = bytes_to_str(&_io.read_bytes_full()?.into(), "ASCII")?;
        Ok(())
    }
}
impl Chat_JoinRequest {
}

/**
 * The name that the user wants to have. 1 to 32 printable ASCII characters without space, `[` and
 * `]`. The server answers an impossible name with an error, and one in use with a status.
 */
impl Chat_JoinRequest {
    pub fn username(&self) -> Ref<'_, String> {
        self.username.borrow()
    }
}
impl Chat_JoinRequest {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}

/**
 * A list, one entry a line.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_Listing {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<Chat_ServerFrame>,
    pub _self: SharedType<Self>,
    topic: RefCell<String>,
    entries: RefCell<Vec<String>>,
    _io: RefCell<BytesReader>,
}
impl KStruct for Chat_Listing {
    type Root = Chat;
    type Parent = Chat_ServerFrame;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.topic.borrow_mut() = bytes_to_str(&_io.read_bytes_term(10, false, true, true)?.into(), "ASCII")?;
        *self_rc.entries.borrow_mut() = Vec::new();
        {
            let mut _i = 0;
            while !_io.is_eof() {
                self_rc.entries.borrow_mut().push(bytes_to_str(&_io.read_bytes_term(10, false, true, true)?.into(), "ASCII")?);
                _i += 1;
            }
        }
        Ok(())
    }
}
impl Chat_Listing {
}

/**
 * What is listed: `commands` on connecting, to the one who connected; `users` in answer to a
 * request for the list.
 */
impl Chat_Listing {
    pub fn topic(&self) -> Ref<'_, String> {
        self.topic.borrow()
    }
}

/**
 * The entries, each ended by a line feed.
 */
impl Chat_Listing {
    pub fn entries(&self) -> Ref<'_, Vec<String>> {
        self.entries.borrow()
    }
}
impl Chat_Listing {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}

/**
 * The end of a message. No byte may follow.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_Nothing {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<KStructUnit>,
    pub _self: SharedType<Self>,
    rest: RefCell<Vec<u8>>,
    _io: RefCell<BytesReader>,
}
impl KStruct for Chat_Nothing {
    type Root = Chat;
    type Parent = KStructUnit;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.rest.borrow_mut() = _io.read_bytes_full()?.into();
        if !(*self_rc.rest() == vec![]) {
            return Err(KError::ValidationFailed(ValidationFailedError { kind: ValidationKind::NotEqual, src_path: "/types/nothing/seq/0".to_string() }));
        }
        Ok(())
    }
}
impl Chat_Nothing {
}

/**
 * The bytes that are left, of which there must be none.
 */
impl Chat_Nothing {
    pub fn rest(&self) -> Ref<'_, Vec<u8>> {
        self.rest.borrow()
    }
}
impl Chat_Nothing {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}

/**
 * A message that is one text.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_PlainText {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<KStructUnit>,
    pub _self: SharedType<Self>,
    text: RefCell<String>,
    _io: RefCell<BytesReader>,
}
impl KStruct for Chat_PlainText {
    type Root = Chat;
    type Parent = KStructUnit;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.text.borrow_mut() = bytes_to_str(&_io.read_bytes_full()?.into(), "ASCII")?;
        Ok(())
    }
}
impl Chat_PlainText {
}

/**
 * In a message of a client, what the user typed. In a leave of the server, the reason why the
 * connection ends. In an error, what was wrong.
 */
impl Chat_PlainText {
    pub fn text(&self) -> Ref<'_, String> {
        self.text.borrow()
    }
}
impl Chat_PlainText {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}

/**
 * One frame of a recorded conversation, and who sent it.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_Record {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<Chat>,
    pub _self: SharedType<Self>,
    side: RefCell<Chat_Side>,
    frame: RefCell<Option<Chat_Record_Frame>>,
    _io: RefCell<BytesReader>,
}
#[derive(Debug, Clone)]
pub enum Chat_Record_Frame {
    Chat_ClientFrame(OptRc<Chat_ClientFrame>),
    Chat_ServerFrame(OptRc<Chat_ServerFrame>),
}
impl From<&Chat_Record_Frame> for OptRc<Chat_ClientFrame> {
    fn from(v: &Chat_Record_Frame) -> Self {
        if let Chat_Record_Frame::Chat_ClientFrame(x) = v {
            return x.clone();
        }
        panic!("expected Chat_Record_Frame::Chat_ClientFrame, got {:?}", v)
    }
}
impl From<OptRc<Chat_ClientFrame>> for Chat_Record_Frame {
    fn from(v: OptRc<Chat_ClientFrame>) -> Self {
        Self::Chat_ClientFrame(v)
    }
}
impl From<&Chat_Record_Frame> for OptRc<Chat_ServerFrame> {
    fn from(v: &Chat_Record_Frame) -> Self {
        if let Chat_Record_Frame::Chat_ServerFrame(x) = v {
            return x.clone();
        }
        panic!("expected Chat_Record_Frame::Chat_ServerFrame, got {:?}", v)
    }
}
impl From<OptRc<Chat_ServerFrame>> for Chat_Record_Frame {
    fn from(v: OptRc<Chat_ServerFrame>) -> Self {
        Self::Chat_ServerFrame(v)
    }
}
impl KStruct for Chat_Record {
    type Root = Chat;
    type Parent = Chat;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.side.borrow_mut() = (_io.read_u1()? as i64).try_into()?;
        match *self_rc.side() {
            Chat_Side::Client => {
                let t = Self::read_into::<_, Chat_ClientFrame>(&*_io, Some(self_rc._root.clone()), Some(self_rc._self.clone()))?.into();
                *self_rc.frame.borrow_mut() = Some(t);
            }
            Chat_Side::Server => {
                let t = Self::read_into::<_, Chat_ServerFrame>(&*_io, Some(self_rc._root.clone()), Some(self_rc._self.clone()))?.into();
                *self_rc.frame.borrow_mut() = Some(t);
            }
            _ => {}
        }
        Ok(())
    }
}
impl Chat_Record {
}

/**
 * Who sent the frame. Never on a live connection, where the direction says it.
 */
impl Chat_Record {
    pub fn side(&self) -> Ref<'_, Chat_Side> {
        self.side.borrow()
    }
}

/**
 * The frame, byte for byte as it was on the connection.
 */
impl Chat_Record {
    pub fn frame(&self) -> Ref<'_, Option<Chat_Record_Frame>> {
        self.frame.borrow()
    }
}
impl Chat_Record {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}

/**
 * A line of the room, exactly as it is to be shown. There are two forms, and the first byte tells
 * which: `[Bob] Hi` and `**Bob is joining the chat**`.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_RoomLine {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<Chat_ServerFrame>,
    pub _self: SharedType<Self>,
    form: RefCell<Chat_LineForm>,
    line: RefCell<Option<Chat_RoomLine_Line>>,
    _io: RefCell<BytesReader>,
}
#[derive(Debug, Clone)]
pub enum Chat_RoomLine_Line {
    Chat_AnnouncedLine(OptRc<Chat_AnnouncedLine>),
    Chat_SaidLine(OptRc<Chat_SaidLine>),
}
impl From<&Chat_RoomLine_Line> for OptRc<Chat_AnnouncedLine> {
    fn from(v: &Chat_RoomLine_Line) -> Self {
        if let Chat_RoomLine_Line::Chat_AnnouncedLine(x) = v {
            return x.clone();
        }
        panic!("expected Chat_RoomLine_Line::Chat_AnnouncedLine, got {:?}", v)
    }
}
impl From<OptRc<Chat_AnnouncedLine>> for Chat_RoomLine_Line {
    fn from(v: OptRc<Chat_AnnouncedLine>) -> Self {
        Self::Chat_AnnouncedLine(v)
    }
}
impl From<&Chat_RoomLine_Line> for OptRc<Chat_SaidLine> {
    fn from(v: &Chat_RoomLine_Line) -> Self {
        if let Chat_RoomLine_Line::Chat_SaidLine(x) = v {
            return x.clone();
        }
        panic!("expected Chat_RoomLine_Line::Chat_SaidLine, got {:?}", v)
    }
}
impl From<OptRc<Chat_SaidLine>> for Chat_RoomLine_Line {
    fn from(v: OptRc<Chat_SaidLine>) -> Self {
        Self::Chat_SaidLine(v)
    }
}
impl KStruct for Chat_RoomLine {
    type Root = Chat;
    type Parent = Chat_ServerFrame;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.form.borrow_mut() = (_io.read_u1()? as i64).try_into()?;
        match *self_rc.form() {
            Chat_LineForm::Announced => {
                let t = Self::read_into::<_, Chat_AnnouncedLine>(&*_io, Some(self_rc._root.clone()), Some(self_rc._self.clone()))?.into();
                *self_rc.line.borrow_mut() = Some(t);
            }
            Chat_LineForm::Said => {
                let t = Self::read_into::<_, Chat_SaidLine>(&*_io, Some(self_rc._root.clone()), None)?.into();
                *self_rc.line.borrow_mut() = Some(t);
            }
            _ => {}
        }
        Ok(())
    }
}
impl Chat_RoomLine {
}

/**
 * The first character of the line, by which its form is known.
 */
impl Chat_RoomLine {
    pub fn form(&self) -> Ref<'_, Chat_LineForm> {
        self.form.borrow()
    }
}

/**
 * The line after its first character.
 */
impl Chat_RoomLine {
    pub fn line(&self) -> Ref<'_, Option<Chat_RoomLine_Line>> {
        self.line.borrow()
    }
}
impl Chat_RoomLine {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}

/**
 * What somebody said, prefixed with the user's name in square brackets.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_SaidLine {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<KStructUnit>,
    pub _self: SharedType<Self>,
    sender: RefCell<String>,
    space: RefCell<Vec<u8>>,
    text: RefCell<String>,
    _io: RefCell<BytesReader>,
}
impl KStruct for Chat_SaidLine {
    type Root = Chat;
    type Parent = KStructUnit;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.sender.borrow_mut() = bytes_to_str(&_io.read_bytes_term(93, false, true, true)?.into(), "ASCII")?;
        *self_rc.space.borrow_mut() = _io.read_bytes(1 as usize)?.into();
        if !(*self_rc.space() == vec![0x20u8]) {
            return Err(KError::ValidationFailed(ValidationFailedError { kind: ValidationKind::NotEqual, src_path: "/types/said_line/seq/1".to_string() }));
        }
        *self_rc.text.borrow_mut() = bytes_to_str(&_io.read_bytes_full()?.into(), "ASCII")?;
        Ok(())
    }
}
impl Chat_SaidLine {
}

/**
 * The name of the user who said it, up to the closing square bracket.
 */
impl Chat_SaidLine {
    pub fn sender(&self) -> Ref<'_, String> {
        self.sender.borrow()
    }
}

/**
 * A space between the bracket and the text.
 */
impl Chat_SaidLine {
    pub fn space(&self) -> Ref<'_, Vec<u8>> {
        self.space.borrow()
    }
}

/**
 * What the user said.
 */
impl Chat_SaidLine {
    pub fn text(&self) -> Ref<'_, String> {
        self.text.borrow()
    }
}
impl Chat_SaidLine {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}

/**
 * A frame that the server sends. `<CommandType><LengthMessage><Message>`.
 */

#[derive(Default, Debug, Clone)]
pub struct Chat_ServerFrame {
    pub _root: SharedType<Chat>,
    pub _parent: SharedType<Chat_Record>,
    pub _self: SharedType<Self>,
    command: RefCell<Chat_Command>,
    len_message: RefCell<u16>,
    message: RefCell<Option<Chat_ServerFrame_Message>>,
    _io: RefCell<BytesReader>,
    message_raw: RefCell<Vec<u8>>,
}
#[derive(Debug, Clone)]
pub enum Chat_ServerFrame_Message {
    Chat_Listing(OptRc<Chat_Listing>),
    Chat_RoomLine(OptRc<Chat_RoomLine>),
    Bytes(Vec<u8>),
    Chat_DirectLine(OptRc<Chat_DirectLine>),
    Chat_JoinReply(OptRc<Chat_JoinReply>),
    Chat_PlainText(OptRc<Chat_PlainText>),
}
impl From<&Chat_ServerFrame_Message> for OptRc<Chat_Listing> {
    fn from(v: &Chat_ServerFrame_Message) -> Self {
        if let Chat_ServerFrame_Message::Chat_Listing(x) = v {
            return x.clone();
        }
        panic!("expected Chat_ServerFrame_Message::Chat_Listing, got {:?}", v)
    }
}
impl From<OptRc<Chat_Listing>> for Chat_ServerFrame_Message {
    fn from(v: OptRc<Chat_Listing>) -> Self {
        Self::Chat_Listing(v)
    }
}
impl From<&Chat_ServerFrame_Message> for OptRc<Chat_RoomLine> {
    fn from(v: &Chat_ServerFrame_Message) -> Self {
        if let Chat_ServerFrame_Message::Chat_RoomLine(x) = v {
            return x.clone();
        }
        panic!("expected Chat_ServerFrame_Message::Chat_RoomLine, got {:?}", v)
    }
}
impl From<OptRc<Chat_RoomLine>> for Chat_ServerFrame_Message {
    fn from(v: OptRc<Chat_RoomLine>) -> Self {
        Self::Chat_RoomLine(v)
    }
}
impl From<&Chat_ServerFrame_Message> for Vec<u8> {
    fn from(v: &Chat_ServerFrame_Message) -> Self {
        if let Chat_ServerFrame_Message::Bytes(x) = v {
            return x.clone();
        }
        panic!("expected Chat_ServerFrame_Message::Bytes, got {:?}", v)
    }
}
impl From<Vec<u8>> for Chat_ServerFrame_Message {
    fn from(v: Vec<u8>) -> Self {
        Self::Bytes(v)
    }
}
impl From<&Chat_ServerFrame_Message> for OptRc<Chat_DirectLine> {
    fn from(v: &Chat_ServerFrame_Message) -> Self {
        if let Chat_ServerFrame_Message::Chat_DirectLine(x) = v {
            return x.clone();
        }
        panic!("expected Chat_ServerFrame_Message::Chat_DirectLine, got {:?}", v)
    }
}
impl From<OptRc<Chat_DirectLine>> for Chat_ServerFrame_Message {
    fn from(v: OptRc<Chat_DirectLine>) -> Self {
        Self::Chat_DirectLine(v)
    }
}
impl From<&Chat_ServerFrame_Message> for OptRc<Chat_JoinReply> {
    fn from(v: &Chat_ServerFrame_Message) -> Self {
        if let Chat_ServerFrame_Message::Chat_JoinReply(x) = v {
            return x.clone();
        }
        panic!("expected Chat_ServerFrame_Message::Chat_JoinReply, got {:?}", v)
    }
}
impl From<OptRc<Chat_JoinReply>> for Chat_ServerFrame_Message {
    fn from(v: OptRc<Chat_JoinReply>) -> Self {
        Self::Chat_JoinReply(v)
    }
}
impl From<&Chat_ServerFrame_Message> for OptRc<Chat_PlainText> {
    fn from(v: &Chat_ServerFrame_Message) -> Self {
        if let Chat_ServerFrame_Message::Chat_PlainText(x) = v {
            return x.clone();
        }
        panic!("expected Chat_ServerFrame_Message::Chat_PlainText, got {:?}", v)
    }
}
impl From<OptRc<Chat_PlainText>> for Chat_ServerFrame_Message {
    fn from(v: OptRc<Chat_PlainText>) -> Self {
        Self::Chat_PlainText(v)
    }
}
impl KStruct for Chat_ServerFrame {
    type Root = Chat;
    type Parent = Chat_Record;

    fn read<S: KStream>(
        self_rc: &OptRc<Self>,
        _io: &S,
        _root: SharedType<Self::Root>,
        _parent: SharedType<Self::Parent>,
    ) -> KResult<()> {
        *self_rc._io.borrow_mut() = _io.clone();
        self_rc._root.set(_root.get());
        self_rc._parent.set(_parent.get());
        self_rc._self.set(Ok(self_rc.clone()));
        let _rrc = self_rc._root.get_value().borrow().upgrade();
        let _prc = self_rc._parent.get_value().borrow().upgrade();
        let _r = _rrc.as_ref().unwrap();
        *self_rc.command.borrow_mut() = (_io.read_u1()? as i64).try_into()?;
        *self_rc.len_message.borrow_mut() = _io.read_u2be()?.into();
        match *self_rc.command() {
            Chat_Command::Direct => {
                *self_rc.message_raw.borrow_mut() = _io.read_bytes(*self_rc.len_message() as usize)?.into();
                let message_raw = self_rc.message_raw.borrow();
                let _t_message_raw_io = BytesReader::from(message_raw.clone());
                let t = Self::read_into::<BytesReader, Chat_DirectLine>(&_t_message_raw_io, Some(self_rc._root.clone()), Some(self_rc._self.clone()))?.into();
                *self_rc.message.borrow_mut() = Some(t);
            }
            Chat_Command::Error => {
                *self_rc.message_raw.borrow_mut() = _io.read_bytes(*self_rc.len_message() as usize)?.into();
                let message_raw = self_rc.message_raw.borrow();
                let _t_message_raw_io = BytesReader::from(message_raw.clone());
                let t = Self::read_into::<BytesReader, Chat_PlainText>(&_t_message_raw_io, Some(self_rc._root.clone()), None)?.into();
                *self_rc.message.borrow_mut() = Some(t);
            }
            Chat_Command::Join => {
                *self_rc.message_raw.borrow_mut() = _io.read_bytes(*self_rc.len_message() as usize)?.into();
                let message_raw = self_rc.message_raw.borrow();
                let _t_message_raw_io = BytesReader::from(message_raw.clone());
                let t = Self::read_into::<BytesReader, Chat_JoinReply>(&_t_message_raw_io, Some(self_rc._root.clone()), Some(self_rc._self.clone()))?.into();
                *self_rc.message.borrow_mut() = Some(t);
            }
            Chat_Command::Leave => {
                *self_rc.message_raw.borrow_mut() = _io.read_bytes(*self_rc.len_message() as usize)?.into();
                let message_raw = self_rc.message_raw.borrow();
                let _t_message_raw_io = BytesReader::from(message_raw.clone());
                let t = Self::read_into::<BytesReader, Chat_PlainText>(&_t_message_raw_io, Some(self_rc._root.clone()), None)?.into();
                *self_rc.message.borrow_mut() = Some(t);
            }
            Chat_Command::List => {
                *self_rc.message_raw.borrow_mut() = _io.read_bytes(*self_rc.len_message() as usize)?.into();
                let message_raw = self_rc.message_raw.borrow();
                let _t_message_raw_io = BytesReader::from(message_raw.clone());
                let t = Self::read_into::<BytesReader, Chat_Listing>(&_t_message_raw_io, Some(self_rc._root.clone()), Some(self_rc._self.clone()))?.into();
                *self_rc.message.borrow_mut() = Some(t);
            }
            Chat_Command::Message => {
                *self_rc.message_raw.borrow_mut() = _io.read_bytes(*self_rc.len_message() as usize)?.into();
                let message_raw = self_rc.message_raw.borrow();
                let _t_message_raw_io = BytesReader::from(message_raw.clone());
                let t = Self::read_into::<BytesReader, Chat_RoomLine>(&_t_message_raw_io, Some(self_rc._root.clone()), Some(self_rc._self.clone()))?.into();
                *self_rc.message.borrow_mut() = Some(t);
            }
            _ => {
                *self_rc.message.borrow_mut() = Some(_io.read_bytes(*self_rc.len_message() as usize)?.into());
            }
        }
        Ok(())
    }
}
impl Chat_ServerFrame {
}

/**
 * Command Type, 1 byte.
 */
impl Chat_ServerFrame {
    pub fn command(&self) -> Ref<'_, Chat_Command> {
        self.command.borrow()
    }
}

/**
 * Length Message, 2 bytes. The length of the message that follows, and of nothing else.
 */
impl Chat_ServerFrame {
    pub fn len_message(&self) -> Ref<'_, u16> {
        self.len_message.borrow()
    }
}

/**
 * The message, in ASCII. What it holds follows from the command.
 */
impl Chat_ServerFrame {
    pub fn message(&self) -> Ref<'_, Option<Chat_ServerFrame_Message>> {
        self.message.borrow()
    }
}
impl Chat_ServerFrame {
    pub fn _io(&self) -> Ref<'_, BytesReader> {
        self._io.borrow()
    }
}
impl Chat_ServerFrame {
    pub fn message_raw(&self) -> Ref<'_, Vec<u8>> {
        self.message_raw.borrow()
    }
}
