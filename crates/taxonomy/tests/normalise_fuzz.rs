//! The body of the fuzz target `normalise` on a small corpus and its random mutations, so that
//! every run of the tests has some of it.

#[path = "../../../tests/fuzz/bodies/normalise.rs"]
mod body;

/// Texts that reach every rule.
const CORPUS: [&str; 24] = [
    "",
    "Медицинска сестра (м/ж)",
    "dipl. ing. građ., VSS, 110 kV, KV zidar/ka",
    "Dipl.-Ing. (FH) Maschinenbau m/w/d",
    "KrankenpflegerIn, Pfleger:in, Pfleger*in, Pfleger_in, Pfleger/-in",
    "medicinski/a tehničar/ka i inženjer(ka)",
    "C++17, C#, F#, .NET, ASP.NET, Node.js, HTML+CSS",
    "ISO9001:2015, EN1090, MIG/MAG, CI/CD, SAP R/3, A/B",
    "viši stručni suradnik / viša stručna suradnica za nabavu",
    "Leiter einer Galerie/Leiterin einer Galerie (alle Geschlechter)",
    "đ Đ dj DJ ђ Ђ Љ ЉУБАВ њ Џ dž nadživjeti ињекција Танјин",
    "krankenhausverwaltungsfachangestellte barnsjuksköterska",
    "rukovodilac lijecnik historija opcina organizovanje",
    "\u{feff}Soft\u{ad}ware\u{200b} \u{202e}test\u{202c} e\u{301}\u{302}",
    "½ ⑴ ﷺ ㎏ Ⅳ ﬁ Ａ＋＋ ｃ＃ İı ßẞ ŉ ǆ ǅ",
    "看護師 طبيب רופא ιατρός доктор доцент щука",
    "👩‍⚕️ 👨🏽‍🔧 🇧🇦 ☕️",
    "\0\u{1}\u{7f}\u{85}\u{2028}\u{fffd}\u{10ffff}",
    "((((((((((((((((((((((((((((((((((((",
    "m/w/m/w/m/w/m/w/m/w/m/w/m/w/m/w/m/w",
    "a/a/a/a/a/a a:a:a a*a_a(a)(a)(a",
    "....net ..net .net. net.net vid.js d.js.js",
    "dr dr. med. dr. sc. mr. sc. prof. doc. dr dipl dipl. med",
    "+++ ### c+++ c##c++ ++c #a+b# 1+ b2+",
];

/// Mutations of each text.
const ROUNDS: u64 = 300;

#[test]
fn promises_hold_on_mutated_texts() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for text in CORPUS {
        body::check(text.as_bytes());
        for _ in 0..ROUNDS {
            let mut bytes = text.as_bytes().to_vec();
            for _ in 0..=random.below(3) {
                mutate(&mut bytes, &mut random);
            }
            body::check(&bytes);
        }
    }
}

/// One change: of a byte, or a piece of another text put in, taken out or repeated.
fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let to = (at + random.below(12)).min(bytes.len());
    let other = CORPUS[random.below(CORPUS.len())].as_bytes();
    match random.below(4) {
        0 if at < bytes.len() => bytes[at] = random.byte(),
        1 => {
            bytes.drain(at..to);
        }
        2 => {
            let piece = bytes[at..to].to_vec();
            bytes.splice(at..at, piece);
        }
        _ => {
            let from = random.below(other.len() + 1);
            let end = (from + random.below(12)).min(other.len());
            bytes.splice(at..at, other[from..end].iter().copied());
        }
    }
}

/// Xorshift: the same mutations in every run.
struct Random(u64);

impl Random {
    /// A number below `limit`; 0 if that is 0.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).map_or(0, |number| number % limit.max(1))
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap_or(0)
    }
}
