//! A running `spona serve` or `spona demo` on a port of its own.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::api::Api;
use crate::binary;
use crate::wait::{LONG, until};

/// How long a server may take to say that it listens. `demo` imports its data first.
const START: Duration = Duration::from_secs(90);
const LISTENING: &str = "listening on http://";

/// A server that ends with this value, the hard way.
pub struct Server {
    process: Child,
    address: String,
    lines: Receiver<String>,
    seen: Vec<String>,
}

impl Server {
    /// `spona serve` on a data folder, open to everyone on this machine.
    pub fn serve(data: &Path) -> Self {
        Self::start("serve", data, &["--access", "open"])
    }

    /// `spona demo` on a data folder.
    pub fn demo(data: &Path) -> Self {
        Self::start("demo", data, &[])
    }

    /// Starts, and waits until the server says where it listens and calls itself ready.
    ///
    /// # Panics
    /// If it ends or stays silent; what it said is in the message.
    pub fn start(subcommand: &str, data: &Path, more: &[&str]) -> Self {
        let data = data.to_str().expect("a test's folder is UTF-8");
        let fixed = [subcommand, "--listen", "127.0.0.1:0", "--data", data];
        let arguments: Vec<&str> = fixed.iter().chain(more).copied().collect();
        let mut process = binary::command(&arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let lines = follow(process.stderr.take().expect("it is piped"));
        let mut server = Self {
            process,
            address: String::new(),
            lines,
            seen: Vec::new(),
        };
        server.address = server.listening();
        let api = server.api();
        until("the server is ready", LONG, || {
            (api.get("/health/ready").status == 200).then_some(())
        });
        server
    }

    /// Requests to this server.
    pub fn api(&self) -> Api {
        Api::new(&self.address)
    }

    /// `127.0.0.1:PORT`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Kills it without a warning (SIGKILL on Unix) and waits until it is gone.
    pub fn kill(self) {
        drop(self);
    }

    fn listening(&mut self) -> String {
        let begun = Instant::now();
        while begun.elapsed() < START {
            match self.lines.recv_timeout(Duration::from_millis(100)) {
                Ok(line) => {
                    let address = address_in(&line);
                    self.seen.push(line);
                    if let Some(address) = address {
                        return address;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        panic!(
            "the server does not listen; it said:\n{}",
            self.seen.join("\n")
        );
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        if thread::panicking() {
            let said: Vec<String> = self.seen.drain(..).chain(self.lines.try_iter()).collect();
            eprintln!("the server on {} said:\n{}", self.address, said.join("\n"));
        }
    }
}

fn address_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once(LISTENING)?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ':');
    Some(rest[..end.unwrap_or(rest.len())].to_owned())
}

/// Reads lines as they come, so that the server never waits for a full pipe.
fn follow(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    lines
}
