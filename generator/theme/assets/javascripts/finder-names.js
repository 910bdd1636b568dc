/* Names folded, heard and compared, as generator/finding does it by the same table (finder-rules.js). */
(() => {
  const rules = window.encyFinderRules
  const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
  const light = new Set(rules.light), silent = new Set(rules.silent), vowels = new Set(rules.vowels)
  const dropped = new RegExp(`[${escape(rules.dropped)}]`, "gu")
  const special = new RegExp(`[${Object.keys(rules.letters).join("")}]`, "gu")
  const groups = new RegExp(
    Object.keys(rules.sounds).sort((a, b) => b.length - a.length).map(escape).join("|") + "|.", "gu")
  const MOST = 8, CONSONANTAL = "\u0590"

  const fold = (name) => name.replace(dropped, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(special, (letter) => rules.letters[letter]).replace(/[^\p{L}\p{N}_]+/gu, " ").trim()

  const isLight = (word) => light.has(word) || [...word].length === 1

  const unarticled = (word) => {
    const article = rules.article.find((one) => word.startsWith(one) && word.length >= one.length + 2)
    return article ? word.slice(article.length) : word
  }

  const apart = (word) => {
    const found = word.match(groups) ?? []
    const once = found.filter((group, at) => group !== found[at - 1] || group >= CONSONANTAL || /^[0-9]$/.test(group))
    if (once.length > 1 && silent.has(once.at(-1))) once.pop()
    return once
  }

  const sound = (group) => {
    if (group in rules.sounds) return rules.sounds[group]
    return vowels.has(group) ? "" : /^[0-9]$/.test(group) ? group : String(group.codePointAt(0) % 10)
  }

  /* What a word may be heard as, the plainest first; with `others` also what it may stand for. */
  const readings = (bare, others) => {
    let made = [""]
    for (const group of apart(bare)) {
      const ways = [sound(group), ...(others[group] ?? [])]
      made = made.flatMap((before) => ways.map((way) => before + way)).slice(0, 64)
    }
    return [...new Set(made.slice(0, MOST))]
  }

  const bared = (word) => {
    const bare = unarticled(word)
    return (rules.same[bare] ?? bare).replace(/./gu, (letter) => rules.spelled[letter] ?? letter)
  }

  const known = new Map()
  const heard = (word) => {
    if (!known.has(word)) {
      const text = bared(word)
      known.set(word, { text, readings: readings(text, rules.named) })
    }
    return known.get(word)
  }

  /* The words of a name that it is found by: not articles, nor what many names have in common. */
  const words = (name, generic = new Set()) => {
    const every = fold(name).split(" ").filter(Boolean)
    const heavy = every.filter((word) => !isLight(word) && !generic.has(word))
    return (heavy.length ? heavy : every).map(heard)
  }

  /* Damerau–Levenshtein distance: letters left out, put in, changed, or exchanged with their neighbour; cost says what a
     changed letter counts. */
  const distance = (a, b, cost = () => 1) => {
    let [twice, once] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)]
    for (let i = 1; i <= a.length; i++) {
      const row = [i]
      for (let j = 1; j <= b.length; j++) {
        const changed = a[i - 1] === b[j - 1] ? 0 : cost(a[i - 1], b[j - 1])
        row[j] = Math.min(once[j] + 1, row[j - 1] + 1, once[j - 1] + changed)
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], twice[j - 2] + 1)
      }
      [twice, once] = [once, row]
    }
    return once[b.length]
  }

  /* Letters that are heard alike, and vowels, stand for one another in spellings. */
  const alike = (a, b) => sound(a) === sound(b) ? 0.5 : 1

  /* What a typed word may be heard as besides: by other values of its letters, or without what is joined to it. */
  const joined = new RegExp(`^(?:${rules.joined})(?=.{3})`, "u"), ending = new RegExp(`(?<=.{3})(?:${rules.ending})$`, "u")
  const doubled = /(\p{L})\1/gu
  const typed = (word) => {
    const bare = bared(word), cut = [word.replace(joined, ""), bare.replace(ending, ""), bare.replace(doubled, "$1")]
    return [...readings(bare, rules.typed), ...cut.filter((one) => one !== word && one !== bare).flatMap((one) => readings(one, {}))]
  }

  /* Whether a folded name speaks of a man by his son or of a tribe by its father. */
  const houses = (every) => every.map((word) => rules.houses[word] ?? "").join("")

  window.encyNames = { fold, words, heard, typed, isLight, distance, alike, houses }
})()
