use super::code_enum;

code_enum! {
    /// Who may find a profile. A name is never part of what is found.
    Visibility, "visibility", {
        /// Organisations may search for it and are shown it in matches.
        Organisations = "organisations",
        /// Shown only where it matches a need, never in free search.
        MatchedOnly = "matched_only",
        /// Found by nobody; the owner alone sees it.
        Hidden = "hidden",
    }
}
