//! What the user sees.

use example::chat::*;
use example::wire::{parse, read_frame};
use kaitai::OptRc;
use std::io::{self, BufRead, IsTerminal, Write};
use std::process::exit;
use std::sync::Mutex;

pub type Frame = OptRc<Chat_ServerFrame>;

/// Lines above a prompt. The prompt is for people: it is not shown when the input or the output is a pipe.
pub struct Screen {
    terminal: bool,
    prompt: Mutex<String>,
}

impl Screen {
    pub fn new() -> Self {
        let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        Screen { terminal, prompt: Mutex::new(String::new()) }
    }

    /// Shows a line, and the prompt again below it.
    pub fn show(&self, line: &str) {
        // Whatever a server sends, it shall not reach into the terminal.
        let safe = line.replace(|character| !(' '..='~').contains(&character), "?");
        let prompt = self.prompt.lock().expect("no thread panics");
        if self.terminal {
            print!("\r\x1b[K{safe}\n{prompt}");
        } else {
            println!("{safe}");
        }
        // Whoever reads our output may be gone. That is not worth a panic.
        let _ = io::stdout().flush();
    }

    /// The next line that is typed, or none at the end of the input.
    pub fn ask(&self, prompt: &str) -> Option<String> {
        self.set_prompt(prompt);
        let mut line = Vec::new();
        let length = io::stdin().lock().read_until(b'\n', &mut line).unwrap_or(0);
        self.set_prompt("");
        if length == 0 && self.terminal {
            println!(); // The prompt of the shell shall not stand behind ours.
        }
        let text = String::from_utf8_lossy(&line);
        (length > 0).then(|| text.trim_end_matches(['\r', '\n']).to_string())
    }

    fn set_prompt(&self, prompt: &str) {
        if self.terminal {
            *self.prompt.lock().expect("no thread panics") = prompt.to_string();
            print!("{prompt}");
            let _ = io::stdout().flush();
        }
    }

    /// Shows what a frame says.
    pub fn take(&self, frame: &Frame) {
        match &*frame.message() {
            Some(Chat_ServerFrame_Message::Chat_RoomLine(room)) => self.show(&room_line(room)),
            Some(Chat_ServerFrame_Message::Chat_DirectLine(direct)) => {
                self.show(&format!("To you alone: [{}] {}", direct.line().sender(), direct.line().text()));
            }
            Some(Chat_ServerFrame_Message::Chat_Listing(list)) => {
                self.show(&format!("{}: {}", list.topic(), list.entries().join(", ")));
            }
            Some(Chat_ServerFrame_Message::Chat_PlainText(plain)) => {
                let error = *frame.command() == Chat_Command::Error;
                let what = if error { "Error" } else { "The server ends the connection" };
                self.show(&format!("{what}: {}", plain.text()));
            }
            // It answers nothing that was asked.
            Some(Chat_ServerFrame_Message::Chat_JoinReply(_)) => {}
            // Or of one that this client does not know, although the specification does.
            _ => self.show("The server sent a frame of an unknown command."),
        }
    }

    /// The next frame that can be read.
    pub fn next(&self, connection: &mut impl io::Read) -> io::Result<Frame> {
        loop {
            match parse(read_frame(connection)?) {
                Ok(frame) => return Ok(frame),
                Err(error) => {
                    self.show(&format!("The server sent a frame that breaks the protocol: {error:?}"))
                }
            }
        }
    }

    /// Ends the program at once: the thread that waits for the keyboard cannot be woken.
    pub fn lost(&self) -> ! {
        self.prompt.lock().expect("no thread panics").clear();
        self.show("The connection is closed.");
        exit(1)
    }
}

/// A line of the room as it is to be shown.
fn room_line(room: &Chat_RoomLine) -> String {
    match &*room.line() {
        Some(Chat_RoomLine_Line::Chat_SaidLine(said)) => format!("[{}] {}", said.sender(), said.text()),
        Some(Chat_RoomLine_Line::Chat_AnnouncedLine(line)) => {
            format!("**{} {}", line.username(), line.event())
        }
        // The generated Rust does not check that the form is one of the enum.
        None => String::from("The server sent a line of an unknown form."),
    }
}
