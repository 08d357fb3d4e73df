//! What is measured, in which units, and by what it may be broken down.

use super::codes::codes;

codes! {
    /// A unit of measurement.
    Unit, "unit", {
        /// Persons.
        Persons = "persons",
        /// Thousands of persons.
        ThousandPersons = "thousand_persons",
        /// Percent.
        Percent = "percent",
        /// Permits.
        Permits = "permits",
        /// Posts to be filled.
        Posts = "posts",
        /// Days.
        Days = "days",
        /// Millions of US dollars.
        MillionUsd = "million_usd",
        /// Convertible marks a month.
        BamPerMonth = "bam_per_month",
    }
}

codes! {
    /// A column by which a figure may be broken down, beside region and period.
    Dimension, "dimension", {
        /// ISO 3166-1 country: where the persons live, or where the money comes from.
        Country = "country",
        /// ISCO-08 group.
        Occupation = "occupation",
        /// NACE Rev. 2 section.
        Sector = "sector",
        /// Level or qualification.
        Education = "education",
        /// Sex.
        Sex = "sex",
        /// Age, in the columns `age_from` and `age_to`.
        Age = "age",
    }
}

codes! {
    /// What a table measures. A table's name begins with it.
    Measure, "measure", {
        /// Residents.
        Population = "population",
        /// People in work.
        Employment = "employment",
        /// Share of people in work.
        EmploymentRate = "employment_rate",
        /// Share of people in work or looking for it.
        ParticipationRate = "participation_rate",
        /// Share of the labour force without work, by survey.
        UnemploymentRate = "unemployment_rate",
        /// Share of the labour force without work for a year or more, by survey.
        LongTermUnemploymentRate = "long_term_unemployment_rate",
        /// Unemployed on the registers of the labour offices: a stock on a day.
        RegisteredUnemployment = "registered_unemployment",
        /// Share of the registered unemployed who left the register for work in the period.
        UnemploymentExitRate = "unemployment_exit_rate",
        /// Placed in work from the register during the period.
        Placements = "placements",
        /// Left the register during the period, for whatever reason.
        Deregistrations = "deregistrations",
        /// Registered during the period because a job ended.
        JobLossRegistrations = "job_loss_registrations",
        /// Vacancies that employers reported during the period: a flow, and a small part of hiring.
        VacanciesReported = "vacancies_reported",
        /// Vacancies open: a stock.
        VacanciesOpen = "vacancies_open",
        /// Mean time until a vacancy is filled.
        VacancyDuration = "vacancy_duration",
        /// Mean gross pay.
        WageGross = "wage_gross",
        /// Mean net pay.
        WageNet = "wage_net",
        /// People who completed an education during the period.
        Graduates = "graduates",
        /// People who moved abroad during the period.
        Emigration = "emigration",
        /// People who moved in during the period.
        Immigration = "immigration",
        /// Immigration less emigration; may be negative.
        NetMigration = "net_migration",
        /// People from Bosnia and Herzegovina who live in another country: a stock.
        DiasporaStock = "diaspora_stock",
        /// First residence permits given to citizens of Bosnia and Herzegovina in the EU.
        FirstResidencePermits = "first_residence_permits",
        /// Money received from persons abroad.
        Remittances = "remittances",
        /// Work permits for foreigners that may be given in a year: new ones and renewals.
        WorkPermitQuota = "work_permit_quota",
        /// The new ones among them.
        WorkPermitQuotaNew = "work_permit_quota_new",
        /// The renewals among them.
        WorkPermitQuotaRenewals = "work_permit_quota_renewals",
    }
}

impl Measure {
    /// The units in which the measure may be given.
    pub fn units(self) -> &'static [Unit] {
        match self {
            Self::EmploymentRate
            | Self::ParticipationRate
            | Self::UnemploymentRate
            | Self::LongTermUnemploymentRate
            | Self::UnemploymentExitRate => &[Unit::Percent],
            Self::VacanciesReported | Self::VacanciesOpen => &[Unit::Posts],
            Self::VacancyDuration => &[Unit::Days],
            Self::WageGross | Self::WageNet => &[Unit::BamPerMonth],
            Self::Remittances => &[Unit::MillionUsd],
            Self::FirstResidencePermits
            | Self::WorkPermitQuota
            | Self::WorkPermitQuotaNew
            | Self::WorkPermitQuotaRenewals => &[Unit::Permits],
            _ => &[Unit::Persons, Unit::ThousandPersons],
        }
    }

    /// By what the measure may be broken down, beside region and period.
    pub fn dimensions(self) -> &'static [Dimension] {
        use Dimension as D;
        match self {
            Self::Population | Self::EmploymentRate | Self::ParticipationRate => {
                &[D::Sex, D::Age, D::Education]
            }
            Self::DiasporaStock | Self::Emigration | Self::Immigration => {
                &[D::Country, D::Occupation, D::Education, D::Sex, D::Age]
            }
            Self::FirstResidencePermits | Self::Remittances => &[D::Country],
            Self::NetMigration => &[D::Sex, D::Age],
            Self::WorkPermitQuota | Self::WorkPermitQuotaNew | Self::WorkPermitQuotaRenewals => {
                &[D::Occupation, D::Sector]
            }
            _ => &[D::Occupation, D::Sector, D::Education, D::Sex, D::Age],
        }
    }

    /// Whether a value below zero has a meaning.
    pub fn may_be_negative(self) -> bool {
        self == Self::NetMigration
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_has_units() {
        assert!(
            Measure::ALL
                .iter()
                .all(|measure| !measure.units().is_empty())
        );
        let negative: Vec<_> = Measure::ALL
            .iter()
            .filter(|m| m.may_be_negative())
            .collect();
        assert_eq!(negative, [&Measure::NetMigration]);
    }
}
