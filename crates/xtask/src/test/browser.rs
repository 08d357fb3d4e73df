//! The browser tests against a demo of their own: a free port, a data folder that is thrown away.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{Options, Outcome, Verdict, rust};
use crate::process::{npm, root, run as run_command, spona, target};
use crate::{tools, web};

const READY_WITHIN: Duration = Duration::from_secs(90);
const LINES_OF_LOG: usize = 30;

pub(super) fn run(options: &Options) -> Outcome {
    tools::node()?;
    let chromium = tools::chromium(options.may_install())?;
    web::build()?;
    web::packages("tests/browser")?;
    rust::build_spona()?;

    let server = Server::start()?;
    let address = format!("http://{}", server.address);
    println!("a demo server for the tests runs on {address}");
    let tested = run_command(
        npm("tests/browser")
            .arg("test")
            .env("SPONA_URL", &address)
            .env("SPONA_CHROMIUM", &chromium),
    );
    tested.map_err(|problem| format!("{problem}; the server's log: {}", server.log.display()))?;
    Ok(Verdict::Passed)
}

/// The server and its data folder; both end with this value.
struct Server {
    process: Child,
    address: SocketAddr,
    folder: PathBuf,
    log: PathBuf,
}

impl Server {
    fn start() -> Result<Self, String> {
        let address = free_address().map_err(|error| format!("no free port: {error}"))?;
        let place = target().join("xtask");
        let folder = place.join(format!("browser-{}", std::process::id()));
        let log = place.join("browser-server.log");
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let process = launch(address, &folder, &log)?;
        let mut server = Self {
            process,
            address,
            folder,
            log,
        };
        server.wait()?;
        Ok(server)
    }

    fn wait(&mut self) -> Result<(), String> {
        let begun = Instant::now();
        while !is_ready(self.address) {
            let ended = self.process.try_wait().ok().flatten();
            let problem = match ended {
                Some(status) => format!("the server ended with {status} before it was ready"),
                None if begun.elapsed() > READY_WITHIN => {
                    format!(
                        "the server was not ready within {} s",
                        READY_WITHIN.as_secs()
                    )
                }
                None => {
                    thread::sleep(Duration::from_millis(100));
                    continue;
                }
            };
            println!("last lines of {}:\n{}", self.log.display(), tail(&self.log));
            return Err(problem);
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn launch(address: SocketAddr, folder: &Path, log: &Path) -> Result<Child, String> {
    let file = File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
    let copy = file
        .try_clone()
        .map_err(|error| format!("{}: {error}", log.display()))?;
    Command::new(spona("debug"))
        .current_dir(root())
        .args(["demo", "--listen", &address.to_string(), "--data"])
        .arg(folder.join("data"))
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(copy)
        .spawn()
        .map_err(|error| format!("the server could not be started: {error}"))
}

fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}

/// One request to `/health/ready`; anything but 200 is "not yet".
fn is_ready(address: SocketAddr) -> bool {
    let limit = Duration::from_secs(2);
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect_timeout(&address, limit)?;
        stream.set_read_timeout(Some(limit))?;
        let request = format!("GET /health/ready HTTP/1.1\r\nHost: {address}\r\n");
        stream.write_all(format!("{request}Connection: close\r\n\r\n").as_bytes())?;
        let mut status = [0; 12];
        stream.read_exact(&mut status)?;
        Ok(&status == b"HTTP/1.1 200")
    };
    ask().unwrap_or(false)
}

fn tail(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LINES_OF_LOG)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answering(status: &'static str) -> SocketAddr {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 1024];
            let _ = stream.read(&mut request);
            let _ = write!(stream, "HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n");
        });
        address
    }

    #[test]
    fn ready_is_200_and_nothing_else() {
        assert!(is_ready(answering("200 OK")));
        assert!(!is_ready(answering("503 Service Unavailable")));
        assert!(!is_ready(free_address().unwrap()));
    }
}
