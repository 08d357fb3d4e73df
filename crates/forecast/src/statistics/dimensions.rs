//! What a figure is broken down by.

use std::fmt;

use domain::codes::{Code, Sector};
use serde::{Serialize, Serializer};

use super::codes::codes;

codes! {
    /// Sex, as statistics break figures down by. No person's record has it.
    Sex, "sex", {
        /// Women.
        Female = "f",
        /// Men.
        Male = "m",
        /// Both.
        Total = "t",
    }
}

codes! {
    /// Education: a level of ISCED 2011, or a qualification of the labour offices of Bosnia and
    /// Herzegovina, which has no exact counterpart there.
    Education, "education", {
        /// Early childhood education or less.
        Isced0 = "isced0",
        /// Primary.
        Isced1 = "isced1",
        /// Lower secondary.
        Isced2 = "isced2",
        /// Upper secondary.
        Isced3 = "isced3",
        /// Post-secondary, not tertiary.
        Isced4 = "isced4",
        /// Short-cycle tertiary.
        Isced5 = "isced5",
        /// Bachelor's or equivalent.
        Isced6 = "isced6",
        /// Master's or equivalent.
        Isced7 = "isced7",
        /// Doctoral.
        Isced8 = "isced8",
        /// NKV: unskilled.
        Unskilled = "nkv",
        /// PKV and NSS: semi-skilled, lower vocational.
        SemiSkilled = "pkv_nss",
        /// KV: skilled worker, vocational school of three years.
        Skilled = "kv",
        /// VKV: highly skilled worker.
        HighlySkilled = "vkv",
        /// SSS: secondary school of four years.
        Secondary = "sss",
        /// VŠS (viša): post-secondary school of two years.
        Higher = "vss_visa",
        /// VSS (visoka): university.
        University = "vss",
    }
}

/// The 43 sub-major groups of ISCO-08 by their last digit, for each major group 0 to 9.
const SUB_MAJOR: [&str; 10] = [
    "123", "1234", "123456", "12345", "1234", "1234", "123", "12345", "123", "123456",
];

/// An ISCO-08 group of one to four digits, or several groups of one level that a source gives
/// together (`6+9`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Occupation(String);

impl Occupation {
    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The groups: one, or those given together.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.0.split('+')
    }
}

impl Code for Occupation {
    const KIND: &'static str = "ISCO-08 group";

    fn parse_code(text: &str) -> Option<Self> {
        let groups: Vec<&str> = text.split('+').collect();
        let same_level = groups.iter().all(|group| group.len() == groups[0].len());
        let ordered = groups.windows(2).all(|pair| pair[0] < pair[1]);
        let known = groups.iter().all(|group| is_isco(group));
        (same_level && ordered && known).then(|| Self(text.to_owned()))
    }

    fn accepted() -> Vec<String> {
        vec!["an ISCO-08 group of 1 to 4 digits, such as 2, 22 or 2221, or groups of one level in order, such as 6+9".to_owned()]
    }
}

fn is_isco(text: &str) -> bool {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return false;
    }
    let major = usize::from(text.as_bytes()[0] - b'0');
    let sub_major = text.chars().nth(1);
    let below = text.chars().skip(2);
    sub_major.is_none_or(|digit| SUB_MAJOR[major].contains(digit))
        && below
            .zip(0..)
            .all(|(digit, depth)| depth > 0 || digit != '0')
}

/// A NACE Rev. 2 section, or several that a source gives together (`D+E`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sectors(Vec<Sector>);

impl Sectors {
    /// The sections: one, or those given together.
    pub fn sections(&self) -> &[Sector] {
        &self.0
    }
}

impl Code for Sectors {
    const KIND: &'static str = Sector::KIND;

    fn parse_code(text: &str) -> Option<Self> {
        let sections: Option<Vec<Sector>> = text.split('+').map(Sector::parse_code).collect();
        let sections = sections?;
        sections
            .windows(2)
            .all(|pair| pair[0] < pair[1])
            .then_some(Self(sections))
    }

    fn accepted() -> Vec<String> {
        vec!["a section of NACE Rev. 2 from A to U, or sections in order, such as D+E".to_owned()]
    }
}

impl fmt::Display for Occupation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Sectors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, section) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("+")?;
            }
            write!(f, "{section}")?;
        }
        Ok(())
    }
}

impl Serialize for Occupation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Serialize for Sectors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Ages in completed years, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Age {
    /// The youngest age.
    pub from: u8,
    /// The oldest age; `None` for no upper end.
    pub to: Option<u8>,
}

/// The highest age a table may name.
pub(super) const MAX_AGE: u8 = 120;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isco_groups() {
        for good in [
            "0", "9", "03", "22", "221", "2211", "96", "6+9", "61+62+63", "0110",
        ] {
            assert!(Occupation::parse_code(good).is_some(), "{good}");
        }
        for bad in [
            "", "22111", "04", "15", "64", "97", "2x", "9+6", "6+6", "6+92", "6+", "220",
        ] {
            assert!(Occupation::parse_code(bad).is_none(), "{bad}");
        }
        assert_eq!(
            Occupation::parse_code("6+9")
                .unwrap()
                .groups()
                .collect::<Vec<_>>(),
            ["6", "9"]
        );
    }

    #[test]
    fn sections() {
        assert_eq!(Sectors::parse_code("L+M+N").unwrap().to_string(), "L+M+N");
        for bad in ["", "V", "a", "E+D", "D+", "DE"] {
            assert!(Sectors::parse_code(bad).is_none(), "{bad}");
        }
    }
}
