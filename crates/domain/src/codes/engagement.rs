use super::code_enum;

code_enum! {
    /// How a professional would help, and how an organisation would have it.
    EngagementMode, "engagement mode", {
        /// Advice at a distance, some hours a month.
        RemoteMentoring = "remote_mentoring",
        /// Paid work at a distance.
        RemoteWork = "remote_work",
        /// Days or weeks on site.
        ShortVisit = "short_visit",
        /// Months on site, then back.
        TemporaryReturn = "temporary_return",
        /// For good.
        PermanentReturn = "permanent_return",
        /// Capital, with or without presence.
        Investment = "investment",
    }
}
