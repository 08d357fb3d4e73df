//! Which published employment figures are forecast.

use domain::Region;
use forecast::employment::{History, histories};
use forecast::statistics::{Source, Statistics};

/// Major groups of ISCO-08 have one digit.
const MAJOR_GROUPS: usize = 1;

/// The major groups' histories from one source.
pub(super) struct Family<'a> {
    pub(super) source: &'a Source,
    pub(super) histories: Vec<History>,
}

/// The histories of the source that knows the most years of major groups; of equals, the first.
/// One source, because two publishers count differently.
pub(super) fn best_source(statistics: &Statistics) -> Option<Family<'_>> {
    let families = statistics.sources.iter().map(|source| Family {
        source,
        histories: histories(statistics, &source.id, Region::Ba, MAJOR_GROUPS).histories,
    });
    let years = |family: &Family<'_>| -> usize {
        let histories = family.histories.iter();
        histories.map(|history| history.history.len()).sum()
    };
    // Of equals `max_by_key` takes the last.
    let families: Vec<Family<'_>> = families.filter(|f| !f.histories.is_empty()).collect();
    families.into_iter().rev().max_by_key(years)
}

#[cfg(test)]
mod tests {
    use forecast::statistics::read_folder;

    use super::*;

    #[test]
    fn the_source_with_the_most_years_is_taken() {
        let sources = "id,title,publisher,licence,retrieved\n\
            short,S,P,L,2026-11-23\nlong,L,P,L,2026-11-23\n";
        let mut table = "measure,region,occupation,period,value,unit,source,flag\n".to_owned();
        let mut rows = |source: &str, years: std::ops::Range<i32>| {
            for year in years {
                let row = format!("employment,BA,2,{year},10,thousand_persons,{source},\n");
                table.push_str(&row);
            }
        };
        rows("short", 2015..2020);
        rows("long", 2010..2020);
        let files = [("sources.csv", sources), ("employment.csv", &table)];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes()));
        let statistics = read_folder(files).unwrap();
        let family = best_source(&statistics).unwrap();
        assert_eq!(family.source.id, "long");
        assert_eq!(family.histories[0].history.len(), 10);
        assert!(best_source(&Statistics::default()).is_none());
    }
}
