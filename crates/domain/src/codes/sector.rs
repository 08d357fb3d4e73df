use super::code_enum;

code_enum! {
    /// A section of NACE Rev. 2.
    Sector, "NACE Rev. 2 section", {
        /// Agriculture, forestry and fishing.
        A = "A",
        /// Mining and quarrying.
        B = "B",
        /// Manufacturing.
        C = "C",
        /// Electricity, gas, steam and air conditioning.
        D = "D",
        /// Water supply, sewerage, waste.
        E = "E",
        /// Construction.
        F = "F",
        /// Wholesale and retail trade, repair of vehicles.
        G = "G",
        /// Transportation and storage.
        H = "H",
        /// Accommodation and food service.
        I = "I",
        /// Information and communication.
        J = "J",
        /// Finance and insurance.
        K = "K",
        /// Real estate.
        L = "L",
        /// Professional, scientific and technical activities.
        M = "M",
        /// Administrative and support services.
        N = "N",
        /// Public administration and defence.
        O = "O",
        /// Education.
        P = "P",
        /// Human health and social work.
        Q = "Q",
        /// Arts, entertainment and recreation.
        R = "R",
        /// Other services.
        S = "S",
        /// Households as employers.
        T = "T",
        /// Extraterritorial organisations.
        U = "U",
    }
}
