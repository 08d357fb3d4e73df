//! Every message there is, with the places it has to fill.

/// Defines the keys: `Variant = "section.name" [places]`, `counted` where the form goes by `count`.
macro_rules! keys {
    ( $( $(#[$doc:meta])* $variant:ident = $name:literal [$($place:literal),*] $($counted:ident)?; )+ ) => {
        /// A message.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Key {
            $( $(#[$doc])* $variant ),+
        }

        impl Key {
            /// Every message.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// `section.name` in the files.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Its places, sorted.
            pub(crate) fn places(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($place),*]),+ }
            }

            /// Whether it has a form for each kind of number.
            pub(crate) fn counted(self) -> bool {
                match self { $(Self::$variant => keys!(@counted $($counted)?)),+ }
            }
        }
    };
    (@counted counted) => { true };
    (@counted) => { false };
}

keys! {
    Score = "summary.score" ["band", "points"];
    CriterionPart = "criterion_line.part" ["criterion", "most", "points"];
    CriterionDeduction = "criterion_line.deduction" ["criterion", "points"];
    EssentialMet = "essential.met" ["what"];
    EssentialPartly = "essential.partly" ["what"];
    EssentialMissing = "essential.missing" ["what"];
    DesirableMet = "desirable.met" ["what"];
    DesirablePartly = "desirable.partly" ["what"];
    DesirableMissing = "desirable.missing" ["what"];
    EvidenceMet = "evidence.met" ["place", "quote"];
    EvidencePartly = "evidence.partly" ["place", "quote"];
    EvidenceAlso = "evidence.also" ["place", "quote"];
    AskedSkill = "asked.skill" ["skill"];
    AskedMode = "asked.mode" ["modes"];
    AskedExperience = "asked.experience" ["count"] counted;
    AskedEducation = "asked.education" ["level"];
    AskedWindow = "asked.window" ["day"];
    AskedCapacity = "asked.capacity" ["count"] counted;
    AskedLicence = "asked.licence" ["licence"];
    LanguageMissing = "violation.language_missing" ["language"];
    LanguageBelow = "violation.language_below" ["found", "language"];
    NoSharedMode = "violation.mode" ["accepted", "offered"];
    ModeUnsaid = "violation.mode_unsaid" ["accepted"];
    OutsideWindow = "violation.window" ["available_from", "closes_on"];
    WithSkill = "with.skill" ["skill"];
    WithLanguage = "with.language" ["language"];
    WithMode = "with.mode" ["modes"];
    WithWindow = "with.window" ["day"];
    WithExperience = "with.experience" ["count"] counted;
    WithEducation = "with.education" ["level"];
    WithCapacity = "with.capacity" ["count"] counted;
    WithLicence = "with.licence" ["licence"];
    /// A change that lifts the band.
    ChangeBand = "change.band" ["after", "before", "points_after", "points_before", "what"];
    /// A change that lifts the score within its band.
    ChangePoints = "change.points" ["points_after", "points_before", "what"];
    Fitting = "overview.fitting" ["count"] counted;
    ModeAccepted = "overview.mode_accepted" ["count", "mode"] counted;
    /// A mode that the need does not accept.
    ModeOpen = "overview.mode_open" ["count", "mode"] counted;
    NearMiss = "overview.near_miss" ["count", "what"] counted;
    Excluded = "overview.excluded" ["count"] counted;
    NeedChanged = "changed.need" [];
    ProfileChanged = "changed.profile" [];
    Versions = "versions.line" ["engine", "model", "taxonomy", "weights"];
    LanguageAt = "name.language_at" ["language", "level"];
    LanguageNative = "name.language_native" ["language"];
    OtherLanguage = "name.other_language" ["code"];
    Date = "name.date" ["day", "month", "year"];
    ListMore = "list.more" ["before", "next"];
    ListAnd = "list.and" ["before", "last"];
    ListOr = "list.or" ["before", "last"];
}
