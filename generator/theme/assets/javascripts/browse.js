/* The page of combined choices. Its address tells what is chosen: #kind=battle&side=…&sort=time.
   Within one facet any of the choices will do; every facet in which something is chosen must be met. */
(() => {
  const frame = document.getElementById("facets")
  const source = document.getElementById("facets-words")
  if (!frame || !source || !window.encyShard) return

  const { kinds, facets, doubts, many, words, dash, before, centuries } = JSON.parse(source.textContent)
  const APART = ["place", "source"] // facets whose values are fetched when asked for
  const NAMED = { side: ["group"], campaign: ["campaign"], place: ["place"], source: ["work", "person"] } // kinds that give a facet its labels
  const FIRST = 8 // values of a facet shown at first
  const STEP = 50 // entries shown at first, and added at a time
  const folder = new Map(kinds.map(([kind, , , folder]) => [kind, folder]))
  const kindIn = new Map(kinds.map(([kind, , , folder]) => [folder, kind]))
  const oneOf = new Map(kinds.map(([kind, , one]) => [kind, one]))

  const say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
  const make = (tag, set = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), set)
    element.append(...inside)
    return element
  }

  // Entries: one object each, `is` holds its values by facet

  const entries = new Map()

  const read = rows => {
    for (const [id, home, headword, sort, when, first, last, day, within, groups, campaigns, order, doubtful] of rows) {
      const kind = kindIn.get(home)
      entries.set(id, {
        id, kind, headword, sort, when: when || "", first: when ? first : null, last: when ? last : null, day: when ? day : Infinity,
        within: within || [], groups: groups || [], order: order || [],
        is: { kind: [kind], campaign: [...campaigns || []], certainty: (doubtful || []).map(number => doubts[number][0]) },
      })
    }
  }

  const decadeOf = year => year > 0 ? Math.floor(year / 10) : -Math.floor((1 - year) / 10) - 1
  const centuryOf = year => year > 0 ? Math.floor((year - 1) / 100) + 1 : -Math.floor(-year / 100) - 1
  const between = (first, last, step) => {
    const found = []
    for (let unit = step(first); unit <= step(last); unit++) if (unit !== 0 || step === decadeOf) found.push(String(unit))
    return found
  }

  // An entry and all that it lies in, however deep
  const upward = ids => {
    const found = new Set()
    const climb = id => {
      if (found.has(id)) return
      found.add(id)
      entries.get(id)?.within.forEach(climb)
    }
    ids.forEach(climb)
    return [...found]
  }

  const join = () => {
    for (const entry of entries.values()) {
      const dated = entry.first !== null
      entry.is.century = dated && entry.last - entry.first < 300 ? between(entry.first, entry.last, centuryOf) : []
      entry.is.decade = dated && entry.last - entry.first < 30 ? between(entry.first, entry.last, decadeOf) : []
      entry.is.side = upward(entry.kind === "group" ? [...entry.groups, entry.id] : entry.groups)
      if (entry.kind === "campaign" && !entry.is.campaign.includes(entry.id)) entry.is.campaign.push(entry.id)
      for (const id of entry.order) {
        const other = entries.get(id)
        if (other && !other.is.campaign.includes(entry.id)) other.is.campaign.push(entry.id)
      }
    }
  }

  const joinApart = (facet, rows) => {
    const told = new Map(rows.map(([id, ...values]) => [id, values]))
    for (const entry of entries.values()) {
      const own = told.get(entry.id) ?? []
      entry.is[facet] = facet === "place" ? upward(entry.kind === "place" ? [...own, entry.id] : own) : own
    }
  }

  const loadAll = (names, done) => {
    const rows = []
    let open = names.length
    if (!open) return done(rows)
    for (const name of names) {
      encyShard(name, found => {
        if (found) rows.push(...found)
        if (--open === 0) done(rows)
      })
    }
  }

  const loaded = new Set() // kinds whose entries are here
  const total = kinds.reduce((sum, [, , , , count]) => sum + count, 0)
  const asked = facet => boxes.get(facet)?.box.open || chosen.get(facet).size > 0

  // The kinds of which entries are needed: of a small encyclopedia all, of a large one those that the choices ask for
  const needed = () => {
    const all = kinds.map(([kind]) => kind)
    const others = names.filter(facet => facet !== "kind" && boxes.has(facet) && asked(facet))
    const own = [...chosen.get("kind")].filter(kind => all.includes(kind))
    if (total <= many || (others.length && !own.length)) return all
    return [...new Set([...own, ...others.flatMap(facet => NAMED[facet] ?? [])])].filter(kind => all.includes(kind))
  }

  // What is chosen, as the address tells it

  const names = facets.map(([name]) => name)
  let chosen = new Map()
  let sort = "name"
  let shown = STEP

  const fromAddress = () => {
    const told = new URLSearchParams(location.hash.slice(1))
    chosen = new Map(names.map(name => [name, new Set(told.getAll(name).flatMap(text => text.split(",")).filter(Boolean))]))
    sort = told.get("sort") === "time" ? "time" : "name"
    shown = STEP
  }

  const address = () => {
    const told = []
    for (const [name, values] of chosen) {
      if (values.size) told.push(`${name}=${[...values].map(encodeURIComponent).join(",")}`)
    }
    if (sort !== "name") told.push(`sort=${sort}`)
    return told.length ? "#" + told.join("&") : location.href.split("#")[0]
  }

  const choose = (facet, value, on) => {
    const values = chosen.get(facet)
    if (on) values.add(value)
    else values.delete(value)
    moved()
  }

  const moved = () => {
    shown = STEP
    history.pushState(null, "", address())
    fetched(render)
  }

  // Labels

  const label = (facet, value) => {
    if (facet === "kind") return kinds.find(([kind]) => kind === value)?.[1] ?? value
    if (facet === "certainty") return doubts.find(([what]) => what === value)?.[1] ?? value
    if (facet === "decade") return decadeName(Number(value))
    if (facet === "century") return centuryName(Number(value))
    return entries.get(value)?.headword ?? value
  }

  const decadeName = decade => {
    if (decade >= 0) return `${Math.max(1, decade * 10)}${dash}${decade * 10 + 9}`
    const latest = (-decade - 1) * 10
    return `${latest + 9}${dash}${Math.max(1, latest)} ${before}`
  }

  const centuryName = century => {
    const [after, earlier, ordinal] = centuries
    const number = Math.abs(century)
    const nth = ordinal[number] ?? ordinal[{ 1: "one", 2: "two" }[number]] ?? say(ordinal.other, { n: number })
    return say(century > 0 ? after : earlier, { nth })
  }

  // Values in their order: time by time, the rest by how much there is of them
  const inOrder = (facet, counts) => {
    const rank = facet === "kind" ? kinds.map(([kind]) => kind) : facet === "certainty" ? doubts.map(([what]) => what) : null
    return [...counts.keys()].sort((a, b) =>
      facet === "decade" || facet === "century" ? a - b
        : rank ? rank.indexOf(a) - rank.indexOf(b)
          : counts.get(b) - counts.get(a) || label(facet, a).localeCompare(label(facet, b)))
  }

  // The form

  const status = make("p", { className: "facets-status" })
  status.setAttribute("role", "status")
  const chips = make("div", { className: "facets-chosen" })
  const list = make("ol", { className: "facets-found" })
  const more = make("button", { type: "button", className: "facets-more" })
  const order = make("select", { id: "facets-sort" }, make("option", { value: "name" }, words.name), make("option", { value: "time" }, words.time))
  const form = make("div", { className: "facets-form" })
  const boxes = new Map() // facet → { box, rows: value → { item, input, count }, all, open, ready }

  const build = () => {
    for (const [facet, title] of facets) {
      const group = make("div", { className: "facets-values" })
      group.setAttribute("role", "group")
      group.setAttribute("aria-label", title)
      const all = make("button", { type: "button", className: "facets-all", hidden: true })
      const box = make("details", { className: "facet" }, make("summary", {}, title), group, all)
      const state = { box, group, all, rows: new Map(), open: false, ready: false }
      boxes.set(facet, state)
      all.addEventListener("click", () => { state.open = !state.open; render() })
      box.addEventListener("toggle", () => { if (box.open) fetched(render) })
      form.append(box)
    }
    boxes.get("kind").box.open = true
    const narrow = make("details", { className: "facets-narrow" }, make("summary", {}, words.narrow), form)
    narrow.open = matchMedia("(min-width: 60em)").matches
    const head = make("div", { className: "facets-head" }, status, make("label", { htmlFor: "facets-sort" }, words.sort + " ", order))
    frame.replaceChildren(narrow, make("div", { className: "facets-result" }, head, chips, list, more))
    order.addEventListener("change", () => { sort = order.value; moved() })
    more.addEventListener("click", () => {
      const next = list.children.length
      shown += STEP
      render()
      list.children[next]?.querySelector("a").focus()
    })
  }

  // The rows of a facet are made once, when its values are known: what has the focus stays where it is
  const fill = (facet, counts) => {
    const state = boxes.get(facet)
    if (state.ready) return
    const focused = [...state.rows].find(([, { input }]) => input === document.activeElement)?.[0]
    state.ready = true
    state.rows.clear()
    if (facet === "kind") for (const [kind, , , , count] of kinds) if (count && !loaded.has(kind)) counts.set(kind, count)
    state.group.replaceChildren(...inOrder(facet, counts).map(value => {
      const input = make("input", { type: "checkbox" })
      const count = make("span", { className: "facet-count" })
      const item = make("label", { className: "facet-value" }, input, make("bdi", {}, label(facet, value)), " ", count)
      input.addEventListener("change", () => choose(facet, value, input.checked))
      state.rows.set(value, { item, input, count })
      return item
    }))
    state.rows.get(focused)?.input.focus()
  }

  // Before anything is shown, the entries and the values that are asked for must be there
  const fetched = done => {
    const missing = needed().filter(kind => !loaded.has(kind))
    if (missing.length) {
      return loadAll(missing.map(kind => `browse/kind/${kind}`), rows => {
        missing.forEach(kind => loaded.add(kind))
        read(rows)
        join()
        for (const state of boxes.values()) state.ready = state.fetched = false
        fetched(done)
      })
    }
    const facet = APART.find(name => boxes.has(name) && !boxes.get(name).fetched && asked(name))
    if (!facet) return done()
    const state = boxes.get(facet)
    if (!state.ready) state.group.textContent = words.loading
    const known = [...loaded]
    loadAll(known.map(kind => `browse/${facet}/${kind}`), rows => {
      if (known.length < loaded.size) return fetched(done)
      joinApart(facet, rows)
      state.fetched = true
      fetched(done)
    })
  }

  // One pass: an entry that fails nowhere is found; one that fails in a single facet counts among the choices of that one
  const counted = () => {
    const known = names.filter(facet => boxes.has(facet) && (!APART.includes(facet) || boxes.get(facet).fetched))
    const totals = new Map(known.map(facet => [facet, new Map()]))
    const counts = new Map(known.map(facet => [facet, new Map()]))
    const found = []
    const add = (counts, entry, facet) => {
      const own = counts.get(facet)
      for (const value of entry.is[facet]) own.set(value, (own.get(value) ?? 0) + 1)
    }
    for (const entry of entries.values()) {
      const failed = known.filter(facet => chosen.get(facet).size && !entry.is[facet].some(value => chosen.get(facet).has(value)))
      if (!failed.length) found.push(entry)
      for (const facet of known) {
        if (!boxes.get(facet).ready) add(totals, entry, facet)
        if (!failed.length || (failed.length === 1 && failed[0] === facet)) add(counts, entry, facet)
      }
    }
    return { found, counts, totals }
  }

  const render = () => {
    const { found, counts, totals } = counted()
    for (const [facet, own] of counts) {
      fill(facet, totals.get(facet))
      showFacet(facet, own)
    }
    showChosen()
    status.textContent = found.length ? say(words.found, { n: found.length, all: total }) : loaded.size ? words.none : words.choose
    order.value = sort
    const byName = (a, b) => a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : a.id < b.id ? -1 : 1
    found.sort(sort === "time" ? (a, b) => a.day === b.day ? byName(a, b) : a.day - b.day : byName)
    showFound(found)
  }

  const showFacet = (facet, counts) => {
    const state = boxes.get(facet), values = chosen.get(facet)
    const long = facet !== "kind" && facet !== "certainty"
    let left = state.open || !long ? Infinity : FIRST, possible = 0
    for (const [value, { item, input, count }] of state.rows) {
      const unread = facet === "kind" && !loaded.has(value)
      const number = unread ? kinds.find(([kind]) => kind === value)[4] : counts.get(value) ?? 0
      input.checked = values.has(value)
      count.textContent = number
      possible += number > 0
      item.hidden = !input.checked && (number === 0 || left <= 0)
      if (!item.hidden) left--
    }
    state.box.hidden = loaded.size > 0 && state.rows.size === 0
    state.all.hidden = !long || possible <= FIRST
    state.all.textContent = state.open ? words.fewer : say(words.all, { n: possible })
    state.all.setAttribute("aria-expanded", state.open)
    if (values.size) state.box.open = true
  }

  const showChosen = () => {
    const made = []
    for (const [facet, values] of chosen) {
      for (const value of values) {
        const name = label(facet, value)
        const chip = make("button", { type: "button", className: "facets-chip" }, make("bdi", {}, name))
        chip.setAttribute("aria-label", say(words.remove, { name }))
        chip.addEventListener("click", () => { choose(facet, value, false); focusNext() })
        made.push(chip)
      }
    }
    if (made.length) {
      const clear = make("button", { type: "button", className: "facets-clear" }, words.clear)
      clear.addEventListener("click", () => { for (const values of chosen.values()) values.clear(); moved(); focusNext() })
      made.push(clear)
    }
    chips.replaceChildren(...made)
  }

  // What had the focus is gone: it goes to the next choice, or to the facets
  const focusNext = () => [...chips.querySelectorAll("button"), ...frame.querySelectorAll("summary")]
    .find(element => element.checkVisibility()).focus()

  const showFound = found => {
    list.replaceChildren(...found.slice(0, shown).map(line))
    more.hidden = found.length <= shown
    more.textContent = say(words.more, { n: Math.min(STEP, found.length - shown) })
  }

  const line = entry => {
    const about = make("span", { className: "facets-about" })
    const script = make("bdi")
    encyShard(`browse/about/${(crc32(entry.id) % 256).toString(16).padStart(2, "0")}`, rows => {
      const [, gloss, text, lang] = rows?.find(([id]) => id === entry.id) ?? []
      about.textContent = gloss ?? ""
      if (text) Object.assign(script, { textContent: text, lang, dir: /[\u0590-\u08ff]/.test(text) ? "rtl" : "ltr" })
    })
    const link = make("a", { href: `${encyBase}${folder.get(entry.kind)}/${entry.id}.html` }, entry.headword)
    const kind = [oneOf.get(entry.kind), entry.when].filter(Boolean).join(", ")
    return make("li", {}, link, " ", script, make("small", {}, " " + kind), about)
  }

  // CRC-32 as zlib has it: by it the generator parts entries among files
  const table = Array.from({ length: 256 }, (_, byte) => {
    for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? byte >>> 1 ^ 0xedb88320 : byte >>> 1
    return byte
  })
  const crc32 = text => {
    let sum = -1
    for (const byte of new TextEncoder().encode(text)) sum = sum >>> 8 ^ table[(sum ^ byte) & 255]
    return (sum ^ -1) >>> 0
  }

  addEventListener("popstate", () => { fromAddress(); fetched(render) })
  fromAddress()
  build()
  status.textContent = words.loading
  fetched(render)
})()
