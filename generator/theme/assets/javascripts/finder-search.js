/* What was typed, held against the names in the files that may hold it. encyFind(typed, done) calls done, more than once
   where a first answer comes before a better one, with { found, over }: entries from the best on, and whether that is all.
   What is looked for further goes through rested, which may put it off or let it be: more may be typed yet. */
(() => {
  const { fold, words, isLight, heard, typed, distance, alike, houses } = window.encyNames
  const generic = new Set(fold(window.encyWords?.finder.generic ?? "").split(" "))
  const WHOLE = 3, GOOD = 0.17, FAIR = 0.75, MANY = 40, NEAR = 6, MET = 0.1, BEGUN = 3

  const file = (sounds) => `names/${sounds.slice(0, WHOLE) || "0"}`
  const pairs = (sounds) => {
    const start = sounds.slice(0, WHOLE)
    const left = [...start].map((_, at) => start.slice(0, at) + start.slice(at + 1))
    return [...(start.length > 1 ? left : []), ...(start && start.length < 3 ? [start] : [])].map((one) => `words/${one}`)
  }

  const loaded = (names, done) => {
    const files = [...new Set(names)], rows = [], parts = {}
    let waiting = files.length
    if (!waiting) return done(rows, parts)
    files.forEach((name, at) => window.encyListed(name, (lines, more) => {
      rows[at] = lines ?? []
      parts[name] = more
      if (!--waiting) done(rows.flat(), parts)
    }))
  }

  /* The rows of the files of each word. Where all words are so common that their files are parted, no file has all that there
     is: the parts of one of them, in which the others are looked for, have it. */
  const gathered = (groups, besides, done) => loaded([...groups.flat(), ...besides], (rows, parts) => {
    const wanted = groups.map((own, at) => {
      const letters = new Set(groups.flatMap((other, place) => place === at ? [] : other.map((name) => name.split("/")[1][0])))
      return own.flatMap((name) => Object.entries(parts[name] ?? {}).filter(([letter]) => letters.has(letter))
        .map(([letter, size]) => ({ name: `${name}.${letter}`, size })))
    })
    if (groups.length < 2 || !wanted.every((own) => own.length)) return done(rows)
    const weight = (own) => own.reduce((sum, { size }) => sum + size, 0)
    const least = wanted.reduce((a, b) => weight(b) < weight(a) ? b : a)
    loaded(least.map(({ name }) => name), (more) => done([...rows, ...more]))
  })

  const isGeneric = (word) => generic.has(word) ||
    word.length > 3 && [...generic].some((one) => one.length > 3 && distance(word, one) < 2)

  const query = (text) => {
    const folded = fold(text), every = folded.split(" ").filter(Boolean)
    const heavy = every.filter((word) => !isLight(word) && !isGeneric(word))
    const list = (heavy.length ? heavy : every).map((word) => ({ ...heard(word), typed: typed(word) }))
    if (list.length) list.at(-1).last = true
    return taken(folded, list, heavy.length ? every.filter(isGeneric) : [], every)
  }

  const taken = (folded, list, common, every) => ({ folded, words: list, common, joined: folded.replaceAll(" ", ""), house: houses(every),
    key: [...common, ...list.map((word) => word.text)].join(" ") })

  /* A name is taken apart once. */
  const prepared = new Map()
  const prepare = (name) => {
    if (!prepared.has(name)) {
      const folded = fold(name)
      const every = folded.split(" ")
      prepared.set(name, taken(folded, words(name, generic), every.filter((word) => generic.has(word)), every))
    }
    return prepared.get(name)
  }

  /* Wrong letters that a word of so many letters may have. */
  const slips = (length) => length < 3 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3
  const slipsHeard = (length) => length < 3 ? 0 : length < 5 ? 1 : 2
  const isLatin = (word) => word < "\u0370"

  /* How far a typed word is from a word of a name: 0 the same, 1 another. */
  const apart = (word, other) => {
    const a = word.text, b = other.text, same = isLatin(a) === isLatin(b)
    if (a === b) return 0
    if (b.startsWith(a)) return 0.06 + 0.12 * (1 - a.length / b.length)
    const longer = Math.max(a.length, b.length), slip = same ? distance(a, b, alike) : 0
    if (word.readings.some((one) => one && other.readings.includes(one))) return same ? 0.08 + 0.55 * slip / longer
      : 0.2 + 0.09 * Math.max(0, 4 - other.readings[0].length) + (word.readings[0] === other.readings[0] ? 0 : 0.06)
    let best = same && slip <= slips(a.length) ? 0.14 + 0.9 * slip / longer : 1
    for (const one of word.readings) for (const sounds of other.readings) {
      if (word.last && one.length > 1 && sounds.startsWith(one)) best = Math.min(best, 0.3 + 0.2 * (1 - one.length / sounds.length)
        + (same ? 0.4 * distance(a, b.slice(0, a.length)) / a.length : 0))
      const most = slipsHeard(one.length), wrong = sounds.length > 1 && most ? distance(one, sounds) : 9
      if (wrong <= most) best = Math.min(best, 0.3 + 0.6 * wrong / one.length + (same ? 0.3 * slip / longer : 0.1))
    }
    return Math.min(best, 1)
  }

  /* Which word of a name each typed word stands for: the nearest pair first, then the nearest of those left. */
  const paired = (typed, named) => {
    const pairs = typed.flatMap((word, at) => named.map((other, place) => ({ at, place, gap: apart(word, other) })))
    const places = new Map(), used = new Set()
    for (const pair of pairs.filter(({ gap }) => gap < 1).sort((a, b) => a.gap - b.gap)) {
      if (places.has(pair.at) || used.has(pair.place)) continue
      places.set(pair.at, pair)
      used.add(pair.place)
    }
    return places
  }

  /* How far a name is from what was typed, its words in any order, and not all of them. */
  const far = (asked, name) => {
    const other = asked.house && name.house !== asked.house ? name.house ? 0.22 : 0.02 : 0
    if (name.folded === asked.folded || name.key === asked.key) return other - 0.06
    const places = paired(asked.words, name.words)
    let sum = 0, weight = 0
    asked.words.forEach((word, at) => {
      const share = Math.min(word.text.length, 8) + 1
      sum += (places.get(at)?.gap ?? 1) * share
      weight += share
    })
    const order = asked.words.map((_, at) => places.get(at)?.place).filter((place) => place !== undefined)
    const turned = order.some((place, at) => place < order[at - 1]) ? 0.05 : 0
    const rest = 0.02 * Math.min(name.words.length - order.length, 5) + (order.includes(0) ? 0 : 0.05) + turned
    return Math.min(sum / weight + rest, together(asked, name)) + common(asked.common, name.common) + other
  }

  /* “Battle of …” is rather another battle, or one in another language, than a place. */
  const common = (typed, named) => {
    if (!typed.length || !named.length) return typed.length ? 0.22 : named.length ? 0.09 : 0
    return 0.05 * Math.min(...typed.flatMap((a) => named.map((b) => distance(a, b) / Math.max(a.length, b.length))))
  }

  /* The same with all words written together, for a space too many or too few, and articles that are heard within. */
  const together = (asked, name) => {
    const { joined } = asked
    if (asked.words.length < 2 && joined.length < 6) return 1
    const slip = distance(joined, name.joined), longer = Math.max(joined.length, name.joined.length)
    const near = slip <= slips(joined.length) ? 0.1 + 0.9 * slip / longer : 1
    if (asked.words.length > 1 || name.words.length < 2 || joined.length < 8 || isLatin(joined) !== isLatin(name.joined)) return near
    name.sounds ??= heard(name.joined).readings[0]
    const wrong = Math.min(...asked.words[0].readings.map((one) => distance(one, name.sounds)))
    return wrong <= 2 && name.sounds.length > 4 ? Math.min(near, 0.2 + 0.9 * wrong / name.sounds.length) : near
  }

  const ranked = (asked, rows) => {
    const best = new Map()
    for (const [address, height, ...names] of rows) for (const name of names) {
      const gap = far(asked, prepare(name)), cost = gap - 0.006 * height
      if (gap < FAIR && !(best.get(address)?.cost <= cost)) best.set(address, { address, height, name, headword: names[0], gap, cost })
    }
    return [...best.values()].sort((a, b) => a.cost - b.cost || b.height - a.height ||
      a.name.length - b.name.length || (a.address < b.address ? -1 : 1)).slice(0, MANY)
  }

  /* The words of names that are nearest to a typed one. */
  const nearest = (word, all) => all.filter((text) => Math.abs(text.length - word.text.length) < 4)
    .map((text) => [apart(word, heard(text)), text]).filter(([gap]) => gap < 1)
    .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)).slice(0, NEAR)

  /* The words that none of these names has; where each is in one, any may be wrong. */
  const unmet = (typed, rows) => {
    const names = rows.flatMap(([, , ...texts]) => texts.map(prepare))
    const missing = typed.filter((word) => !names.some((name) => name.words.some((other) => apart(word, other) < MET)))
    return missing.length ? missing : typed
  }

  /* What words that were written apart are heard as together. */
  const joined = ({ words: list, joined: all }) => list.length < 2 ? []
    : [...list.slice(1).map((word, at) => heard(list[at].text + word.text)), heard(all)].flatMap((word) => word.readings)

  window.encyFind = (text, done, rested = (next) => next()) => {
    const asked = query(text)
    const answer = (groups, besides, next) => gathered(groups, besides, (rows) => {
      const found = ranked(asked, rows), over = !next || found[0]?.gap < GOOD
      done({ found, over })
      if (!over) rested(() => next(rows))
    })
    if (!asked.words.length) return done({ found: [], over: true })
    const plain = asked.words.map((word) => [file(word.readings[0])])
    const begun = plain.length > 1 && asked.words.at(-1).text.length < BEGUN
    const second = asked.words.map((word, at) => [...plain[at], ...word.typed.map(file)])
    const together = joined(asked).map(file)
    answer(begun ? plain.slice(0, -1) : plain, [], () => {
      for (const word of asked.words) word.readings = [...new Set([...word.readings, ...word.typed])]
      answer(second, together, (rows) => {
        const wrong = unmet(asked.words, rows)
        loaded(wrong.flatMap((word) => word.readings.slice(0, 3).flatMap(pairs)), (all) => {
          const unique = [...new Set(all)]
          const near = (word) => wrong.includes(word) ? nearest(word, unique).map(([, one]) => file(heard(one).readings[0])) : []
          answer(second.map((own, at) => [...own, ...near(asked.words[at])]), together)
        })
      })
    })
  }
})()
