//! Abbreviations of German and English, and names that have a sign when they are written out.

use super::Row;
use super::When::{Always, Before, Dotted, Hyphenated};

/// German and English short forms.
pub(super) static ROWS: [Row; 44] = [
    // German degrees.
    ("dipl", Hyphenated, "diplom"),
    ("dipl betriebsw", Always, "diplom betriebswirt"),
    ("dipl biol", Hyphenated, "diplom biologe"),
    ("dipl chem", Hyphenated, "diplom chemiker"),
    ("dipl inf", Hyphenated, "diplom informatiker"),
    ("dipl inform", Hyphenated, "diplom informatiker"),
    ("dipl ing", Hyphenated, "diplom ingenieur"),
    ("dipl kffr", Always, "diplom kauffrau"),
    ("dipl kfm", Always, "diplom kaufmann"),
    ("dipl math", Hyphenated, "diplom mathematiker"),
    ("dipl oec", Hyphenated, "diplom okonom"),
    ("dipl pad", Hyphenated, "diplom padagoge"),
    ("dipl phys", Hyphenated, "diplom physiker"),
    ("dipl psych", Always, "diplom psychologe"),
    ("dipl soz", Hyphenated, "diplom soziologe"),
    ("dipl soz pad", Always, "diplom sozialpadagoge"),
    ("dipl wirt ing", Hyphenated, "diplom wirtschaftsingenieur"),
    (
        "dipl wirtsch ing",
        Hyphenated,
        "diplom wirtschaftsingenieur",
    ),
    ("exam", Dotted, "examiniert"),
    ("gepr", Dotted, "gepruft"),
    ("staatl", Dotted, "staatlich"),
    ("univ prof", Hyphenated, "universitatsprofessor"),
    // German occupations.
    (
        "dgkp",
        Always,
        "diplomierter gesundheits und krankenpfleger",
    ),
    (
        "dgks",
        Always,
        "diplomierte gesundheits und krankenpflegerin",
    ),
    ("fa fur", Always, "facharzt fur"),
    ("kfm", Dotted, "kaufmannisch"),
    ("kfz mech", Always, "kfz mechaniker"),
    ("kfz mechatr", Always, "kfz mechatroniker"),
    ("oa dr", Always, "oberarzt doktor"),
    ("pdl", Always, "pflegedienstleitung"),
    ("verk", Dotted, "verkaufer"),
    // English.
    ("asst", Always, "assistant"),
    ("coord", Dotted, "coordinator"),
    ("dir of", Always, "director of"),
    ("jr", Dotted, "junior"),
    ("jr", Before(&ENGLISH), "junior"),
    ("jr eng", Dotted, "junior engineer"),
    ("mgr", Always, "manager"),
    ("sr", Dotted, "senior"),
    ("sr", Before(&ENGLISH), "senior"),
    ("sr eng", Dotted, "senior engineer"),
    ("vp", Before(&DEPARTMENTS), "vice president"),
    // Programming languages.
    ("csharp", Always, "c#"),
    ("fsharp", Always, "f#"),
];

/// What an English `Sr` or `Jr` stands before; Serbian calls itself `sr`.
static ENGLISH: [&str; 23] = [
    "accountant",
    "account",
    "analyst",
    "architect",
    "backend",
    "business",
    "consultant",
    "data",
    "designer",
    "developer",
    "devops",
    "engineer",
    "frontend",
    "fullstack",
    "java",
    "manager",
    "mgr",
    "product",
    "project",
    "python",
    "qa",
    "sales",
    "software",
];

/// What a `VP` stands before; it is a military post box, too.
static DEPARTMENTS: [&str; 7] = [
    "engineering",
    "finance",
    "marketing",
    "of",
    "operations",
    "product",
    "sales",
];
