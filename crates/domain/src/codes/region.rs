use super::code_enum;

code_enum! {
    /// A region of Bosnia and Herzegovina by its ISO 3166-2 code (`BA-06` and `BA-10` included),
    /// or the whole country. Names belong to the pages; here are only codes, in code order.
    Region, "region", {
        /// The whole of Bosnia and Herzegovina.
        Ba = "BA",
        /// Una-Sana Canton.
        Ba01 = "BA-01",
        /// Posavina Canton.
        Ba02 = "BA-02",
        /// Tuzla Canton.
        Ba03 = "BA-03",
        /// Zenica-Doboj Canton.
        Ba04 = "BA-04",
        /// Bosnian-Podrinje Canton Goražde.
        Ba05 = "BA-05",
        /// Central Bosnia Canton.
        Ba06 = "BA-06",
        /// Herzegovina-Neretva Canton.
        Ba07 = "BA-07",
        /// West Herzegovina Canton.
        Ba08 = "BA-08",
        /// Sarajevo Canton.
        Ba09 = "BA-09",
        /// Canton 10.
        Ba10 = "BA-10",
        /// Brčko District.
        BaBrc = "BA-BRC",
        /// Republika Srpska.
        BaSrp = "BA-SRP",
    }
}
