// Letters as `ency fmt` sets them right: Unicode's composed form, and ʿ and ʾ (generator/format/letters.py).
(() => {
  "use strict"
  const ALWAYS = { "\u02bb": "ʿ", "\u02bd": "ʿ", "\u0295": "ʿ", "\u02bc": "ʾ", "\u0294": "ʾ" }
  const ENGLISH = /\u2019(?!(?:s|t|d|m|ll|re|ve)(?![\p{L}\p{N}_]))(?=[a-zāīū])/gu
  const hamza = word => !/[āīūĀĪŪḥṣṭḍẓḤṢṬḌẒ]/.test(word) || word.indexOf("\u2019") < 2 ? word : word.replace(ENGLISH, "ʾ")
  const arabic = text => text.replace(/[\u02bb\u02bd\u0295\u02bc\u0294]/g, sign => ALWAYS[sign])
    .replace(/(?<=\p{L})\u2018(?=\p{L})/gu, "ʿ").replace(/\p{L}+(?:\u2019\p{L}+)+/gu, hamza)

  window.encyLetters = text => encyEditor.letters === "arabic" ? arabic(text.normalize("NFC")).normalize("NFC") : text.normalize("NFC")
})()
