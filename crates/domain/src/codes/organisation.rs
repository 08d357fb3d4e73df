use super::code_enum;

code_enum! {
    /// What kind of organisation has a need.
    OrganisationType, "organisation type", {
        /// A company or a craftsperson's business.
        Business = "business",
        /// A ministry, municipality, hospital or another public body.
        Public = "public",
        /// A school, university or research institute.
        Academia = "academia",
        /// A civil-society organisation.
        Ngo = "ngo",
    }
}
