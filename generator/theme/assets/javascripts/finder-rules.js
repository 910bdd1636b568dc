/* How names are folded and heard. The finder reads this table here, and generator/finding reads the very same one.
   "dropped" and "letters" fold a name; "light" words count for nothing beside others; "sounds" are the consonants that the
   scripts share (b p f are one, d and z, k and q …), what is missing is a vowel; "silent" at the end of a word are some.
   Scripts with vowels are "spelled" in Latin letters
   first. "named" and "typed" are what a group of letters may stand for besides, in a name that is written down and in one that
   is looked for; "joined" are beginnings that some write in one with what follows and "ending" one that others leave out
   (patterns), "same" are words for numbers. */
var encyFinderRules = {
  "dropped": "ʿʾ‘’'ʼ`´ˈـ",
  "letters": {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e", "ς": "σ",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه",
    "ھ": "ه", "ە": "ه",
    "٠": "0", "١": "1", "٢": "2", "٣": "3", "٤": "4", "٥": "5", "٦": "6", "٧": "7", "٨": "8", "٩": "9",
    "۰": "0", "۱": "1", "۲": "2", "۳": "3", "۴": "4", "۵": "5", "۶": "6", "۷": "7", "۸": "8", "۹": "9"
  },
  "light": [
    "al", "el", "ul", "il", "an", "en", "un", "ar", "er", "ur", "as", "es", "us", "at", "et", "ut", "az", "ez", "uz",
    "ad", "ed", "ud", "ash", "esh", "ush", "ath", "adh", "bin", "ibn", "ben", "ibni", "ebn", "bint", "bt", "binti", "bn", "abu", "abou", "ebu", "abi",
    "ebi", "aba", "banu", "banou", "beni", "bani", "benu", "wa", "we", "ve",
    "of", "the", "and", "in", "on", "de", "du", "des", "la", "le", "les", "di", "del", "von", "der", "die", "das", "und", "zu",
    "بن", "ابن", "بنت", "ابو", "ابي", "ابا", "بنو", "بني", "و", "ال", "در", "از", "ο", "η", "το", "του", "τησ", "και", "и"
  ],
  "houses": {
    "abu": "a", "abou": "a", "ebu": "a", "abi": "a", "ebi": "a", "aba": "a", "ابو": "a", "ابي": "a", "ابا": "a",
    "banu": "b", "banou": "b", "beni": "b", "bani": "b", "benu": "b", "بنو": "b", "بني": "b"
  },
  "joined": "abu|abou|ebu|abd|al|el|ibn|bin|banu|beni|ابو|بني|ابن|.ل|لا",
  "ending": "[aeiou]s|يان|ان|ين|ون",
  "same": {
    "سوم": "iii", "دوم": "ii", "ثالث": "iii", "ثاني": "ii", "third": "iii", "second": "ii", "troisieme": "iii", "2": "ii", "3": "iii"
  },
  "article": ["اال", "وال", "بال", "ال"],
  "spelled": {
    "α": "a", "β": "b", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "e", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m",
    "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "τ": "t", "υ": "u", "φ": "ph", "χ": "ch", "ψ": "ps", "ω": "o",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "i", "є": "e"
  },
  "silent": ["h", "ه", "ה"],
  "vowels": "aeiouywvاءعويאויעܐܘܝܥ",
  "sounds": {
    "tsch": "g", "dsch": "g", "tch": "g", "sch": "s", "dj": "g", "dzh": "g", "kh": "k", "gh": "g", "sh": "s", "th": "t",
    "dh": "d", "dz": "d", "ts": "ts", "ch": "k", "ph": "b", "zh": "d", "ck": "k", "b": "b", "p": "b", "f": "b", "d": "d", "z": "d", "t": "t",
    "s": "s", "k": "k", "q": "k", "c": "k", "x": "ks", "g": "g", "j": "g", "h": "h", "l": "l", "m": "m", "n": "n", "r": "r",
    "لله": "l", "ب": "b", "پ": "b", "ف": "b", "ت": "t", "ط": "t", "ٹ": "t", "ث": "t", "ج": "g", "چ": "g", "ح": "h", "خ": "k",
    "د": "d", "ذ": "d", "ڈ": "d", "ز": "d", "ژ": "d", "ض": "d", "ظ": "d", "ر": "r", "ڑ": "r", "س": "s", "ش": "s", "ص": "s",
    "غ": "g", "ق": "k", "ك": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ں": "n", "ه": "h",
    "ב": "b", "פ": "b", "ף": "b", "ג": "g", "ד": "d", "ז": "d", "ח": "h", "ה": "h", "ט": "t", "ת": "t", "כ": "k", "ך": "k",
    "ק": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "צ": "s", "ץ": "s", "ש": "s", "ר": "r",
    "ܒ": "b", "ܦ": "b", "ܓ": "g", "ܕ": "d", "ܙ": "d", "ܗ": "h", "ܚ": "h", "ܛ": "t", "ܬ": "t", "ܟ": "k", "ܩ": "k", "ܠ": "l",
    "ܡ": "m", "ܢ": "n", "ܣ": "s", "ܤ": "s", "ܨ": "s", "ܫ": "s", "ܪ": "r"
  },
  "named": { "th": ["s"], "ث": ["s"] },
  "typed": {
    "ch": ["s", "g"], "j": [""], "c": ["g"], "h": ["k"], "v": ["b"], "gh": ["k"], "x": ["k"], "g": ["k"], "ts": ["t", "s"]
  }
}
