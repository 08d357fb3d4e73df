//! The names, as the taxonomy's table of municipalities writes them, and what else they are called.

/// Names that are no ordinary words: taken out wherever they stand.
pub(super) const NAMES: &[&str] = &[
    // Federation of Bosnia and Herzegovina
    "Bihać",
    "Bosanska Krupa",
    "Bosanski Petrovac",
    "Bužim",
    "Cazin",
    "Sanski Most",
    "Velika Kladuša",
    "Domaljevac-Šamac",
    "Orašje",
    "Banovići",
    "Čelić",
    "Doboj Istok",
    "Gračanica",
    "Gradačac",
    "Kalesija",
    "Kladanj",
    "Lukavac",
    "Sapna",
    "Srebrenik",
    "Teočak",
    "Tuzla",
    "Živinice",
    "Doboj Jug",
    "Kakanj",
    "Maglaj",
    "Tešanj",
    "Usora",
    "Zavidovići",
    "Zenica",
    "Žepče",
    "Foča-Ustikolina",
    "Goražde",
    "Pale-Prača",
    "Bugojno",
    "Busovača",
    "Dobretići",
    "Donji Vakuf",
    "Fojnica",
    "Gornji Vakuf-Uskoplje",
    "Kreševo",
    "Novi Travnik",
    "Travnik",
    "Čapljina",
    "Čitluk",
    "Jablanica",
    "Mostar",
    "Neum",
    "Prozor-Rama",
    "Ljubuški",
    "Posušje",
    "Široki Brijeg",
    "Hadžići",
    "Ilidža",
    "Ilijaš",
    "Novi Grad Sarajevo",
    "Novo Sarajevo",
    "Sarajevo",
    "Stari Grad Sarajevo",
    "Trnovo",
    "Trnovo (Federacija BiH)",
    "Trnovo (Federation of BiH)",
    "Vogošća",
    "Bosansko Grahovo",
    "Glamoč",
    "Kupres",
    "Kupres (Federacija BiH)",
    "Kupres (Federation of BiH)",
    "Livno",
    "Tomislavgrad",
    // Brčko
    "Brčko distrikt",
    "Brčko District",
    // Republika Srpska
    "Banja Luka",
    "Berkovići",
    "Bijeljina",
    "Bileća",
    "Bratunac",
    "Čajniče",
    "Čelinac",
    "Derventa",
    "Doboj",
    "Donji Žabar",
    "Foča",
    "Gacko",
    "Gradiška",
    "Han Pijesak",
    "Istočna Ilidža",
    "Istočni Drvar",
    "Istočni Mostar",
    "Istočni Stari Grad",
    "Istočno Novo Sarajevo",
    "Istočno Sarajevo",
    "Kalinovik",
    "Kneževo",
    "Kostajnica",
    "Kotor Varoš",
    "Kozarska Dubica",
    "Krupa na Uni",
    "Kupres (Republika Srpska)",
    "Laktaši",
    "Ljubinje",
    "Mrkonjić Grad",
    "Nevesinje",
    "Novo Goražde",
    "Oštra Luka",
    "Pelagićevo",
    "Petrovac",
    "Petrovo",
    "Prijedor",
    "Prnjavor",
    "Rogatica",
    "Šekovići",
    "Šipovo",
    "Sokolac",
    "Srbac",
    "Srebrenica",
    "Teslić",
    "Trebinje",
    "Trnovo (Republika Srpska)",
    "Ugljevik",
    "Višegrad",
    "Vlasenica",
    "Vukosavlje",
    "Zvornik",
];

/// Names that are ordinary words as well, or become one when folded or inflected: taken out only
/// where they are written as names.
pub(super) const NAMES_AND_WORDS: &[&str] = &[
    "Breza",           // a birch
    "Brod",            // a ship
    "Centar Sarajevo", // "trening centar Sarajevo"
    "Drvar",           // a woodcutter
    "Grude",           // lumps
    "Jajce",           // an egg
    "Jezero",          // a lake
    "Kiseljak",        // mineral water
    "Ključ",           // a key
    "Konjic",          // a small horse
    "Lopare",          // baker's shovels
    "Milići",          // folded: `milici`, to the militia
    "Modriča",         // folded: `modrica`, a bruise
    "Novi Grad",       // a new town
    "Odžak",           // a chimney
    "Olovo",           // lead
    "Osmaci",          // pupils of the eighth form
    "Pale",            // they light; English: pale
    "Ravno",           // flat, straight
    "Ribnik",          // a fish pond
    "Rudo",            // inflected: `ruda`, ore
    "Šamac",           // folded: `samac`, a single person
    "Stanari",         // tenants
    "Stolac",          // a chair
    "Vareš",           // you cook, in dialect
    "Visoko",          // high; "visoko obrazovanje"
    "Vitez",           // a knight
];

/// What the table's notes, older names and other spellings add to [`NAMES`].
pub(super) const OTHER_NAMES: &[&str] = &[
    "Banjaluka",
    "Bosanska Dubica",
    "Bosanska Gradiška",
    "Bosanska Kostajnica",
    "Bosanski Brod",
    "Bosanski Novi",
    "Bosanski Šamac",
    "Brčko",
    "Brčko distrikt BiH",
    "Domaljevac",
    "East Sarajevo",
    "Gornji Vakuf",
    "Kladuša",
    "Sarajewo",
    "Skender Vakuf",
    "Široki Breg",
    "Tomislav Grad",
    "Uskoplje",
    "Ustikolina",
];

/// What they add to [`NAMES_AND_WORDS`].
pub(super) const OTHER_NAMES_AND_WORDS: &[&str] = &[
    "Duvno",  // inflected: `duvna`, a nun
    "Prača",  // folded: `praca`, a sling
    "Prozor", // a window
    "Rama",   // inflected: `rame`, a shoulder
];

/// Single forms of [`NAMES`] that are ordinary words, folded: taken out only where they are
/// capitalised, which at the head of a sentence is far more often the town.
pub(super) const FORMS_AND_WORDS: &[&str] = &[
    "celic",  // Čelić; Slovene: of cells
    "celica", // of Čelić; Slovene: a cell
    "foci",   // to Foča; centres, of an infection or a lens
    "sipova", // of Šipovo; of piles, in foundations
    "zenica", // Zenica; Ekavian: a pupil of the eye
    "zenice", // of Zenica; pupils
];
