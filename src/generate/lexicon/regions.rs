//! Parts of the United States and Canada, as they stand behind the name of a town.

use super::country;

/// States, provinces and the federal district, in small letters.
const STATES: [&str; 53] = [
    "alabama",
    "alaska",
    "arizona",
    "arkansas",
    "california",
    "colorado",
    "connecticut",
    "d.c",
    "dc",
    "delaware",
    "florida",
    "georgia",
    "hawaii",
    "idaho",
    "illinois",
    "indiana",
    "iowa",
    "kansas",
    "kentucky",
    "louisiana",
    "maine",
    "maryland",
    "massachusetts",
    "michigan",
    "minnesota",
    "mississippi",
    "missouri",
    "montana",
    "nebraska",
    "nevada",
    "new hampshire",
    "new jersey",
    "new mexico",
    "new york",
    "north carolina",
    "north dakota",
    "ohio",
    "oklahoma",
    "ontario",
    "oregon",
    "pennsylvania",
    "quebec",
    "rhode island",
    "south carolina",
    "south dakota",
    "tennessee",
    "texas",
    "utah",
    "vermont",
    "virginia",
    "west virginia",
    "wisconsin",
    "wyoming",
];

/// Whether a name is that of a part of a country, or of a country, that tells where a town lies.
pub(crate) fn is_region(name: &str) -> bool {
    let low = name.to_lowercase();
    STATES.contains(&low.trim_end_matches('.')) || country(name).is_some()
}
