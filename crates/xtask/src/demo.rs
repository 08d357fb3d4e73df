//! `cargo xtask demo`: from a clone to a running service with demo data.

use std::io::{self, BufRead, IsTerminal, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use crate::Trouble;
use crate::process::{self, bold, cargo, root, spona};
use crate::{tools, web};

const DATA: &str = ".demo/data";

struct Options {
    port: u16,
    release: bool,
    api_only: bool,
}

/// Builds what is missing and serves the demo until it is stopped.
pub(crate) fn run(arguments: &[String]) -> Result<(), Trouble> {
    Ok(demo(&parse(arguments)?)?)
}

fn demo(options: &Options) -> Result<(), String> {
    let port = options.port;
    println!("{}", bold("Spona demo"));
    println!("Builds the web pages and the server, fills {DATA} with the demo data and serves it");
    println!("on http://127.0.0.1:{port}. The first build takes some minutes, later ones seconds.");
    println!("Ctrl-C ends it.\n");
    port_is_free(port)?;

    if options.api_only {
        println!("Without web pages, as asked.");
    } else {
        pages()?;
    }

    let mut build = cargo();
    build.args(["build", "--package", "cli", "--bin", "spona"]);
    if options.release {
        build.arg("--release");
    }
    process::run(&mut build)?;

    let profile = if options.release { "release" } else { "debug" };
    let mut serve = Command::new(spona(profile));
    serve
        .current_dir(root())
        .args(["demo", "--listen", &format!("127.0.0.1:{port}")])
        .args(["--data", DATA]);
    become_process(&mut serve)
}

fn parse(arguments: &[String]) -> Result<Options, Trouble> {
    let mut options = Options {
        port: 8080,
        release: false,
        api_only: false,
    };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--release" => options.release = true,
            "--api-only" => options.api_only = true,
            "--port" => options.port = port(words.next().map_or("", String::as_str))?,
            other => match other.strip_prefix("--port=") {
                Some(number) => options.port = port(number)?,
                None => return Err(Trouble::Usage(format!("demo does not know '{other}'"))),
            },
        }
    }
    Ok(options)
}

fn port(text: &str) -> Result<u16, Trouble> {
    match text.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(Trouble::Usage(format!(
            "--port takes a number from 1 to 65535, not '{text}'"
        ))),
    }
}

/// Says so before a build of minutes, not after it.
fn port_is_free(port: u16) -> Result<(), String> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => Err(format!(
            "port {port} is in use by another program (another demo?); stop it, or choose \
             another port: cargo xtask demo --port {}",
            if port == u16::MAX { 8081 } else { port + 1 }
        )),
        Err(error) => Err(format!("port {port} cannot be used: {error}")),
    }
}

/// Builds the pages, or goes on without them where Node is missing and nobody objects.
fn pages() -> Result<(), String> {
    let Err(missing) = tools::node() else {
        return web::build();
    };
    println!("{missing}");
    println!("Without it there are no web pages; the API and its documentation page work.");
    if io::stdin().is_terminal() {
        print!("Go on without pages? [Y/n] ");
        let _ = io::stdout().flush();
        let mut answer = String::new();
        let _ = io::stdin().lock().read_line(&mut answer);
        if answer.trim().to_lowercase().starts_with('n') {
            return Err("stopped: install Node, then run `cargo xtask demo` again".into());
        }
    }
    println!("Going on without pages.");
    Ok(())
}

/// Becomes the server: its exit status is ours, and a signal to us is a signal to it.
#[cfg(unix)]
fn become_process(command: &mut Command) -> Result<(), String> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(format!("the server could not be started: {error}"))
}

/// Starts the server and ends with its exit status.
#[cfg(not(unix))]
fn become_process(command: &mut Command) -> Result<(), String> {
    let status = command
        .status()
        .map_err(|error| format!("the server could not be started: {error}"))?;
    std::process::exit(status.code().unwrap_or(1));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn options_are_read() {
        let Ok(options) = parse(&words("--release --port 9001")) else {
            panic!("refused");
        };
        assert!(options.release && !options.api_only && options.port == 9001);
        assert!(parse(&words("--port=9002")).is_ok_and(|options| options.port == 9002));
        assert!(parse(&[]).is_ok_and(|options| options.port == 8080));
    }

    #[test]
    fn nonsense_is_refused() {
        for line in ["--port", "--port 0", "--port 70000", "--port x", "--fast"] {
            assert!(
                matches!(parse(&words(line)), Err(Trouble::Usage(_))),
                "{line}"
            );
        }
    }

    #[test]
    fn a_taken_port_is_named_with_another_to_try() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let message = port_is_free(port).unwrap_err();
        assert!(
            message.contains(&port.to_string()) && message.contains("--port"),
            "{message}"
        );
    }
}
