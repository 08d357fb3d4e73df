//! Configuration: built-in defaults, then a TOML file, then the command line.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use serde::{Deserialize, Serialize};

/// Everything that can be configured. `spona config` prints the effective values.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub struct Config {
    /// The service.
    pub server: Server,
    /// Where data is kept.
    pub storage: Storage,
    /// Receipts of matches.
    pub receipts: Receipts,
}

/// Receipts of matches.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Receipts {
    /// For how many days they are kept; those of a deleted need or profile go at once.
    pub keep_days: u32,
}

/// The service.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// Address and port.
    pub listen: SocketAddr,
    /// Who may do what.
    pub access: Access,
}

/// Who may do what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Whatever is not public needs an account.
    Accounts,
    /// Everybody may do everything; only on a loopback address.
    Open,
}

/// Where data is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Storage {
    /// The data folder.
    pub data: PathBuf,
    /// `sqlite:FILE`; by default `spona.db` in the data folder.
    pub database: Option<String>,
}

impl Default for Server {
    fn default() -> Self {
        let listen = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
        Self {
            listen,
            access: Access::Accounts,
        }
    }
}

impl Default for Receipts {
    fn default() -> Self {
        Self {
            keep_days: server::Retention::default().days,
        }
    }
}

impl Default for Storage {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            database: None,
        }
    }
}

/// Options that every command takes.
#[derive(Debug, Clone, clap::Args)]
pub struct Overrides {
    /// Configuration file (TOML)
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Data folder [default: data]
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Database, sqlite:FILE [default: spona.db in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// Folder with index/, models/ and seed-data/ [default: looked for]
    #[arg(long, global = true, value_name = "DIR")]
    pub assets: Option<PathBuf>,
}

impl Config {
    /// Reads the file, if one is given, and puts the command line's values over it.
    pub fn load(overrides: &Overrides) -> anyhow::Result<Self> {
        let mut config = match &overrides.config {
            Some(path) => Self::read(path)?,
            None => Self::default(),
        };
        if let Some(data) = &overrides.data {
            config.storage.data.clone_from(data);
        }
        if overrides.database.is_some() {
            config.storage.database.clone_from(&overrides.database);
        }
        config.storage.validate()?;
        Ok(config)
    }

    fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read the configuration {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} is not valid", path.display()))
    }
}

impl Server {
    /// Refuses what would be dangerous.
    pub fn validate(&self) -> anyhow::Result<()> {
        ensure!(
            self.access == Access::Accounts || self.listen.ip().is_loopback(),
            "access = \"open\" lets everybody do everything, so it is only possible on a loopback \
             address such as 127.0.0.1, not on {}",
            self.listen.ip()
        );
        Ok(())
    }
}

impl Storage {
    fn validate(&self) -> anyhow::Result<()> {
        match &self.database {
            Some(url) if url.starts_with("postgres") => bail!(
                "the database {url:?}: PostgreSQL is not supported by this version; \
                 use sqlite:FILE or leave it out"
            ),
            Some(url) if !url.starts_with("sqlite:") => {
                bail!("the database {url:?} is not known; accepted: sqlite:FILE")
            }
            _ => Ok(()),
        }
    }

    /// The database file.
    pub fn database_file(&self) -> PathBuf {
        match &self.database {
            Some(url) => {
                let path = url.trim_start_matches("sqlite:");
                PathBuf::from(path.strip_prefix("//").unwrap_or(path))
            }
            None => self.data.join("spona.db"),
        }
    }

    /// The folder of reports of audits.
    pub fn audits_folder(&self) -> PathBuf {
        self.data.join("audits")
    }

    /// The folder of the built index.
    pub fn index_folder(&self) -> PathBuf {
        self.data.join("index")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overrides(config: Option<PathBuf>, database: Option<&str>) -> Overrides {
        Overrides {
            config,
            data: None,
            database: database.map(str::to_owned),
            assets: None,
        }
    }

    #[test]
    fn the_command_line_wins_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("spona.toml");
        std::fs::write(
            &file,
            "[server]\nlisten = \"127.0.0.1:9\"\n[storage]\ndata = \"a\"\n",
        )
        .unwrap();
        let mut given = overrides(Some(file), None);
        assert_eq!(
            Config::load(&given).unwrap().storage.data,
            PathBuf::from("a")
        );
        given.data = Some(PathBuf::from("b"));
        let config = Config::load(&given).unwrap();
        assert_eq!(config.storage.database_file(), PathBuf::from("b/spona.db"));
        assert_eq!(config.server.listen.port(), 9);
    }

    #[test]
    fn mistakes_are_named() {
        let error = |database| {
            Config::load(&overrides(None, Some(database)))
                .unwrap_err()
                .to_string()
        };
        assert!(error("postgres://x").contains("not supported by this version"));
        assert!(error("mysql://x").contains("accepted: sqlite:FILE"));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("spona.toml");
        std::fs::write(&file, "[server]\nport = 80\n").unwrap();
        let error = format!(
            "{:#}",
            Config::load(&overrides(Some(file), None)).unwrap_err()
        );
        assert!(
            error.contains("spona.toml") && error.contains("port"),
            "{error}"
        );
        let open = Server {
            listen: "0.0.0.0:80".parse().unwrap(),
            access: Access::Open,
        };
        assert!(open.validate().is_err());
    }
}
