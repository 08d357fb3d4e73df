//! What a route asks of whoever calls it.

use super::Principal;
use crate::problem::{ApiError, Code};

/// What a route asks of whoever calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Nothing.
    Public,
    /// To be the person whom the profile is of.
    ProfileOwner,
    /// To belong to an organisation: it searches profiles and is shown matches.
    Organisation,
    /// To be the person whom the profile is of, or to belong to an organisation.
    BothSides,
    /// To run the service: sees whole profiles of everybody.
    Operator,
}

impl Rule {
    /// Every rule.
    pub const ALL: &'static [Self] = &[
        Self::Public,
        Self::ProfileOwner,
        Self::Organisation,
        Self::BothSides,
        Self::Operator,
    ];

    /// Whether the rule asks for an account.
    pub fn needs_account(self) -> bool {
        self != Self::Public
    }

    /// In words, for the documentation.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Public => "Open to everybody.",
            Self::ProfileOwner => "For the person whom the profile is of.",
            Self::Organisation => "For organisations.",
            Self::BothSides => "For the person whom the profile is of and for organisations.",
            Self::Operator => "For whoever runs the service.",
        }
    }

    /// Lets the principal pass or says why not.
    pub fn check(self, principal: &Principal) -> Result<(), ApiError> {
        match (self, principal) {
            (Self::Public, _) | (_, Principal::Demo) => Ok(()),
            (_, Principal::Anonymous) => {
                let detail = "this operation needs an account";
                Err(ApiError::new(Code::SignInRequired, detail))
            }
        }
    }
}
