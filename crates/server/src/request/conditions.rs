//! Headers that make writing safe: `ETag` and `If-Match`, `Idempotency-Key`.

use axum::http::header::IF_MATCH;
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::problem::{ApiError, Code};

/// The header of a repeatable creation.
pub(crate) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The `ETag` of a version.
pub(crate) fn etag(version: u32) -> HeaderValue {
    // Digits between quotes are always a valid value.
    HeaderValue::from_str(&format!("\"{version}\"")).unwrap_or(HeaderValue::from_static("\"0\""))
}

/// What `If-Match` asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum IfMatch {
    /// There is no such header.
    Absent,
    /// Any version will do.
    Any,
    /// One of these versions.
    Versions(Vec<u32>),
}

impl IfMatch {
    /// Reads the header.
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let mut versions = Vec::new();
        let mut present = false;
        for value in headers.get_all(IF_MATCH) {
            present = true;
            for tag in value.to_str().unwrap_or_default().split(',').map(str::trim) {
                if tag == "*" {
                    return Self::Any;
                }
                // Whatever is no tag of ours, weak ones included, is a version we do not have.
                let version = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
                versions.extend(version.and_then(|version| version.parse::<u32>().ok()));
            }
        }
        if present {
            Self::Versions(versions)
        } else {
            Self::Absent
        }
    }

    /// The version to expect of a record that is at `current`; `None` where any will do.
    pub(crate) fn expected(&self, current: u32) -> Result<Option<u32>, ApiError> {
        match self {
            Self::Absent | Self::Any => Ok(None),
            Self::Versions(versions) if versions.contains(&current) => Ok(Some(current)),
            Self::Versions(_) => Err(stale(current)),
        }
    }

    /// Refuses a request without the header.
    pub(crate) fn required(self) -> Result<Self, ApiError> {
        if self == Self::Absent {
            let detail = "send the ETag of the version to be replaced as If-Match";
            return Err(ApiError::new(Code::PreconditionRequired, detail));
        }
        Ok(self)
    }
}

/// The record is at another version than the one named.
pub(crate) fn stale(current: u32) -> ApiError {
    let detail = format!("the record is at version {current}");
    ApiError::new(Code::PreconditionFailed, detail)
}

/// The idempotency key of a request: 1 to 255 visible ASCII characters.
pub(crate) fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, ApiError> {
    let Some(value) = headers.get(IDEMPOTENCY_KEY) else {
        return Ok(None);
    };
    let key = value.to_str().ok().map(str::trim);
    let key = key.filter(|key| (1..=255).contains(&key.len()));
    let bad = || {
        let detail = "Idempotency-Key takes 1 to 255 visible ASCII characters";
        ApiError::new(Code::InvalidParameter, detail)
    };
    key.map(|key| Some(key.to_owned())).ok_or_else(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn if_match(values: &[&str]) -> IfMatch {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(IF_MATCH, HeaderValue::from_str(value).unwrap());
        }
        IfMatch::read(&headers)
    }

    #[test]
    fn if_match_reads_tags_and_refuses_stale_ones() {
        assert_eq!(if_match(&[]), IfMatch::Absent);
        assert_eq!(if_match(&["*"]), IfMatch::Any);
        let several = if_match(&["\"1\", \"3\"", "W/\"4\""]);
        assert_eq!(several, IfMatch::Versions(vec![1, 3]));
        assert_eq!(several.expected(3).unwrap(), Some(3));
        assert_eq!(
            several.expected(4).unwrap_err().code(),
            Code::PreconditionFailed
        );
        assert!(if_match(&["nonsense"]).expected(1).is_err());
        assert!(if_match(&[]).required().is_err());
    }
}
