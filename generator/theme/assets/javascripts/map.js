/* The page of the map: its list, layers, time and address are kept in step with what is drawn.
   The address tells what is shown, as far as it is not the usual: #at=32.02,44.37&zoom=2.1&date=633-06&entry=battles/x */
(() => {
  const map = window.encyMap, words = window.encyWords?.map
  const frame = document.getElementById("explorer"), source = document.getElementById("explorer-told")
  if (!frame || !source || !words || !window.encyShard) return
  const told = JSON.parse(source.textContent), time = told.time
  const find = selector => frame.querySelector(selector)
  const stage = find("#explorer-map"), panel = find("#explorer-panel"), card = find("#explorer-card")
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const make = (tag, set = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), set)
    element.append(...inside)
    return element
  }
  map.projection = map.conic(told.conic)
  const { marks, battles, campaigns } = map.told(frame, told)
  const doubts = told.doubts.map(([doubt]) => doubt), doubtSaid = Object.fromEntries(told.doubts)
  const byId = new Map(marks.map(mark => [mark.id, mark])), byLink = new Map(marks.map(mark => [mark.link, mark]))

  // What is shown

  const USUAL = { date: "", whose: "", side: "", off: [], orders: {}, sites: doubts.join(), rivals: true, script: true, entry: "" }
  const whose = () => Math.max(0, told.whose.findIndex(([id]) => id === shown.state.whose))
  const shown = {
    state: { ...USUAL }, day: null, chosen: null, hovered: null,
    /* A battle's date by the chosen authority, or where that has none, by the entry itself. */
    dateOf: mark => mark.dates?.[whose()] ?? mark.dates?.[0],
    dates: () => battles.map(shown.dateOf),
    /* How clear a mark is: the part of its span that has passed, half of that where the authority does not date it. */
    share: mark => shown.day === null || !mark.battle ? 1 : map.share(shown.dateOf(mark), shown.day).share * (mark.dates?.[whose()] ? 1 : .5),
    /* Whether the layers let it be seen. */
    kept: ({ battle, doubt, sides, campaigns }) => shown.state.sites.split(",").includes(doubt)
      && (!shown.state.side || battle && sides.includes(shown.state.side))
      && (!battle || !campaigns.length || campaigns.some(id => !shown.state.off.includes(id))),
    current: mark => mark === shown.chosen || shown.kept(mark) && shown.share(mark) > 0 && !mark.under.some(battle => shown.kept(battle) && shown.share(battle) > 0),
  }
  let picture, view, clock, query = ""
  const renew = () => { picture.renew(); later() }

  // The list

  let waiting = 0
  const later = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      list()
      file()
      if (!clock?.playing()) picture.rested()
    }, 220)
  }
  const inView = ({ x, y }) => {
    const { x: middle, y: centre, s, w, h } = view.window
    return Math.abs(x - middle) * s <= w / 2 && Math.abs(y - centre) * s <= h / 2
  }
  /* Of very many only the weightiest have a line, and more when asked: with thousands of lines each change would stop everything. */
  const MOST = 200
  let most = MOST
  const further = make("button", { type: "button", className: "explorer-more", hidden: true, onclick: () => { most *= 3; list() } })
  panel.insertBefore(further, find("#unlocated"))
  const weightiest = seen => seen.length <= most ? seen : seen.toSorted((a, b) => b.worth - a.worth).slice(0, most)
  const list = () => {
    const seen = marks.filter(mark => query ? mark.folded.includes(query) : shown.kept(mark) && shown.share(mark) > 0 && inView(mark))
    const listed = new Set(weightiest(seen))
    if (seen.includes(shown.chosen)) listed.add(shown.chosen)
    for (const mark of marks) if (mark.item.hidden === listed.has(mark)) mark.item.hidden = !mark.item.hidden
    further.hidden = listed.size >= seen.length
    if (!further.hidden) map.put(further, say(words.more, { n: seen.length - listed.size }))
    const n = seen.length, fought = seen.filter(({ battle }) => battle).length, forms = words.found
    map.put(find("#explorer-count"), query ? say(n === 0 ? forms.zero : n === 1 ? forms.one : forms.other, { n })
      : `${say(words.count, { places: n - fought, battles: fought })} ${clock?.now() ?? ""}`.trim())
  }

  // The address

  let filed = ""
  const address = () => {
    const { state } = shown, { x, y, s } = view.window, [lon, lat] = map.projection.inverse(x, y)
    const set = [`at=${lat.toFixed(3)},${lon.toFixed(3)}`, `zoom=${s.toFixed(2)}`]
    for (const name of ["date", "whose", "side", "entry"]) if (state[name]) set.push(`${name}=${state[name]}`)
    if (state.off.length) set.push(`off=${state.off.join()}`)
    const orders = Object.entries(state.orders).filter(([, n]) => n)
    if (orders.length) set.push(`order=${orders.map(([id, n]) => `${id}:${n}`).join()}`)
    if (state.sites !== USUAL.sites) set.push(`sites=${state.sites}`)
    for (const name of ["rivals", "script"]) if (!state[name]) set.push(`${name}=0`)
    return `#${set.join("&")}`
  }
  const file = () => {
    const wanted = address()
    if (wanted === location.hash) return
    filed = wanted
    history.replaceState(history.state, "", wanted)
  }
  const fromAddress = () => {
    if (filed && filed === location.hash) return
    const asked = new URLSearchParams(location.hash.slice(1)), entry = byId.get(asked.get("entry"))
    const state = shown.state = { ...USUAL, orders: {} }
    for (const name of ["date", "whose", "side", "sites"]) state[name] = asked.get(name) ?? USUAL[name]
    state.off = asked.get("off")?.split(",") ?? []
    for (const [id, n] of (asked.get("order") ?? "").split(",").map(one => one.split(":"))) if (n) state.orders[id] = Number(n)
    for (const name of ["rivals", "script"]) state[name] = asked.get(name) !== "0"
    const [lat, lon] = (asked.get("at") ?? "").split(",").map(Number), zoom = Number(asked.get("zoom"))
    if (Number.isFinite(lat) && Number.isFinite(lon)) view.go(...map.projection.forward(lon, lat), zoom > 0 ? zoom : NEAR)
    else if (!entry) view.go(...home())
    choose(entry)
    if (entry && !asked.has("at")) lookAt(entry, frame.dataset.ready ? "fly" : "go")
    clock?.set()
    controls()
    renew()
  }
  const NEAR = 2.4 // points to a kilometre, where one place is looked at
  /* Brings a mark to the middle of what the card leaves free: on a telephone it stands at the foot of the window. */
  const lookAt = ({ x, y }, way) => {
    const { s: now, h } = view.window, s = Math.max(now, NEAR), covered = card.offsetTop > h / 4 ? h - card.offsetTop : 0
    view[way](x, y + covered / 2 / s, s)
  }

  /* The window that holds all battles, or all places where there are none, above the time. */
  const home = () => {
    const { w, h } = view.window, all = battles.length ? battles : marks, below = time ? find(".explorer-time").offsetHeight + 12 : 0
    const xs = all.map(({ x }) => x), ys = all.map(({ y }) => y)
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    const s = Math.max(view.least(), Math.min((w - 150) / (right - left || 1), (h - below - 60) / (bottom - top || 1), 4))
    return [(left + right) / 2, (top + bottom) / 2 + below / 2 / s, s]
  }

  // The card of what is chosen

  const choose = mark => {
    shown.chosen?.link.removeAttribute("aria-current")
    shown.chosen = mark ?? null
    shown.state.entry = mark?.id ?? ""
    card.hidden = !mark
    if (mark) {
      mark.link.setAttribute("aria-current", "true")
      describe(mark)
    }
    renew()
  }
  const describe = mark => {
    const [lon, lat] = map.projection.inverse(mark.x, mark.y)
    const close = make("button", { type: "button", className: "explorer-close", textContent: "×", title: words.close,
      onclick: () => { choose(null); stage.focus({ preventScroll: true }) } })
    close.setAttribute("aria-label", words.close)
    const head = make("h2", {}, make("a", { href: mark.href }, mark.name))
    if (mark.script) head.append(" ", mark.item.querySelector("bdi").cloneNode(true))
    const facts = make("dl"), fact = (name, ...values) => facts.append(make("dt", {}, name), make("dd", {}, ...values))
    if (mark.battle) fact(words.when, shown.dateOf(mark)?.[2] ?? words.undated, ...others(mark))
    fact(words.at, `${lat.toFixed(2)}, ${lon.toFixed(2)} · ${doubtSaid[mark.doubt]}`)
    if (mark.rivals.length) fact(words.rivals, mark.rivals.map(([, , label]) => label).filter(Boolean).join("; ") || String(mark.rivals.length))
    const lead = make("p", { className: "explorer-lead" })
    card.replaceChildren(close, head, facts, lead, make("p", {}, make("a", { href: mark.href }, words.read)))
    window.encyPreview?.(mark.id, row => {
      if (row && shown.chosen === mark) lead.textContent = row[6]
    })
  }
  /* The dates by other authorities. */
  const others = mark => {
    const said = shown.dateOf(mark)?.[2]
    const differing = Object.entries(mark.dates ?? {}).filter(([n, date]) => Number(n) && date[2] !== said).map(([n, date]) => `${told.whose[n][1]}: ${date[2]}`)
    return differing.length ? [make("small", {}, ` (${differing.join("; ")})`)] : []
  }

  // The layers

  const select = (name, said, options, value, done) => {
    const id = `explorer-${name}`
    return make("p", {}, make("label", { htmlFor: id, textContent: said }), " ",
      make("select", { id, onchange: event => { done(event.target.value); renew() } },
        ...options.map(([one, text]) => make("option", { value: one, textContent: text, selected: one === value }))))
  }
  const box = (said, checked, done, colour) => {
    const label = make("label", {}, make("input", { type: "checkbox", checked, onchange: event => { done(event.target.checked); renew() } }))
    if (colour) label.append(make("i", { className: "explorer-colour", style: `background:var(--map-${colour})` }))
    label.append(` ${said}`)
    return label
  }
  const group = (said, ...inside) => make("fieldset", {}, make("legend", {}, said), ...inside)
  const controls = () => {
    const { state } = shown, found = []
    if (time && told.whose.length > 1) found.push(select("whose", words.whose, told.whose, state.whose, value => {
      state.whose = value
      clock.say(true)
      if (shown.chosen) describe(shown.chosen)
    }))
    if (campaigns.length) found.push(group(words.campaigns, ...campaigns.map(({ id, name, colour, orders }) => {
      const row = make("div", {}, box(name, !state.off.includes(id), on => {
        state.off = on ? state.off.filter(one => one !== id) : [...state.off, id]
      }, colour))
      if (orders.length > 1) row.append(select(`order-${id}`, words.order, orders.map(({ according }, n) => [String(n), according]),
        String(state.orders[id] ?? 0), value => { state.orders[id] = Number(value) }))
      return row
    })))
    if (told.sides.length) found.push(select("side", words.sides, [["", words.everybody], ...told.sides], state.side, value => { state.side = value }))
    found.push(group(words.sites, ...told.doubts.map(([doubt, said]) => box(said, state.sites.split(",").includes(doubt), on => {
      const before = state.sites.split(",")
      state.sites = doubts.filter(one => one === doubt ? on : before.includes(one)).join()
    })), box(words.rivals, state.rivals, on => { state.rivals = on })))
    if (marks.some(({ script }) => script)) found.push(group(words.names, box(words.script, state.script, on => { state.script = on })))
    find(".explorer-choices").replaceChildren(...found)
  }

  // Hands

  const openPanel = on => {
    frame.classList.toggle("explorer-opened", on)
    find("[data-do=panel]").setAttribute("aria-expanded", String(on))
  }
  const hover = mark => {
    if (mark === shown.hovered) return
    shown.hovered = mark
    picture.redraw()
  }
  const all = () => view.fly(...home())
  const does = {
    in: () => view.step(1.5), out: () => view.step(1 / 1.5), home: all, panel: () => openPanel(!frame.classList.contains("explorer-opened")),
    play: () => clock.play(), before: () => clock.before(), after: () => clock.after(), all: () => clock.all(),
  }
  const keys = {
    0: all, Home: all, " ": () => clock?.play(), Escape: () => { choose(null); openPanel(false) },
    Enter: () => { if (shown.chosen) location.href = shown.chosen.href },
  }
  const hands = () => {
    frame.addEventListener("click", event => does[event.target.closest("[data-do]")?.dataset.do]?.())
    panel.addEventListener("click", event => {
      const mark = byLink.get(event.target.closest("a"))
      if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      openPanel(false)
      if (!shown.kept(mark)) Object.assign(shown.state, { off: [], side: "", sites: USUAL.sites })
      choose(mark)
      controls()
      lookAt(mark, "fly")
    })
    for (const mark of marks) {
      for (const name of ["mouseenter", "focusin"]) mark.item.addEventListener(name, () => hover(mark))
      for (const name of ["mouseleave", "focusout"]) mark.item.addEventListener(name, () => hover(null))
      mark.link.href = `#entry=${mark.id}`
    }
    find("#explorer-find").addEventListener("input", event => { query = map.fold(event.target.value.trim()); list() })
  }

  // Beginning

  /* The bars of the scale are there from the beginning and only stretched: a new element would cost as much as the whole list is long. */
  const bars = [[words.unit, 1], ...told.measure ? [told.measure] : []].map(([unit, long]) => ({ unit, long, bar: make("span", {}, "") }))
  find(".explorer-scale").replaceChildren(...bars.map(({ bar }) => bar))
  let scale = 0
  const measure = () => {
    if (scale === view.window.s) return
    scale = view.window.s
    for (const { unit, long, bar } of bars) {
      const most = 150 / scale / long, power = 10 ** Math.floor(Math.log10(most)), n = [5, 2, 1].find(one => one * power <= most) * power
      bar.style.width = `${Math.round(n * long * scale)}px`
      map.put(bar, `${n} ${unit}`)
    }
  }
  const fitted = () => frame.style.setProperty("--explorer-top", `${Math.round(frame.getBoundingClientRect().top + scrollY)}px`)

  frame.classList.add("explorer-live", ...time ? [] : ["explorer-untimed"])
  document.documentElement.classList.add("explorer-page")
  find(".explorer-tools").hidden = find(".explorer-stage").hidden = false
  find(".explorer-time").hidden = !time
  fitted()

  const begin = rows => {
    const features = map.features(rows ?? []), known = new Set(features.map(({ name }) => map.fold(name)))
    // A district that the base map names is not named twice.
    for (const mark of marks) if (mark.sign === "area" && known.has(map.fold(mark.name))) mark.short = ""
    view = map.view(stage, told.master, {
      moved: () => { picture?.moved(); later() },
      tapped: (x, y, event) => { choose(picture.nearest(x, y, event.pointerType === "mouse" ? 7 : 20)); openPanel(false) },
      pointed: (x, y) => {
        hover(picture.nearest(x, y, 5))
        stage.style.cursor = shown.hovered ? "pointer" : ""
      },
      key: key => keys[key] ? (keys[key](), true) : false,
    })
    picture = map.picture(stage.querySelector("canvas"), view.window, { told, marks, campaigns, features, shown, drawn: measure })
    if (time) clock = map.clock(time, {
      slider: find("#explorer-slider"), button: find("[data-do=play]"), output: find(".explorer-now"), all: find(".explorer-play [data-do=all]"),
      strip: map.strip(find(".explorer-years canvas"), time, picture), words: { play: words.play, pause: words.pause }, first: firstStep(), smooth: !picture.many, shown,
      changed: renew, passed: () => picture.passed(),
    })
    view.resize()
    picture.resize()
    hands()
    fromAddress()
    new ResizeObserver(resized).observe(stage)
    new MutationObserver(recolour).observe(document.body, { attributeFilter: ["data-md-color-scheme"] })
    addEventListener("hashchange", fromAddress)
    Promise.allSettled(map.fonts.map(([font, text]) => document.fonts.load(font, text))).then(recolour)
    frame.dataset.ready = "true"
  }
  const firstStep = () => {
    const first = Math.min(...battles.map(({ dates }) => dates?.[0]?.[0] ?? Infinity).filter(day => day >= 0))
    return Math.max(0, time.steps.findLastIndex(([start]) => start <= first))
  }
  const resized = () => {
    if (stage.clientWidth === view.window.w && stage.clientHeight === view.window.h) return
    fitted()
    view.resize()
    picture.resize()
    clock?.say(false)
  }
  const recolour = () => {
    picture.recolour()
    clock?.say(false)
    renew()
  }
  encyShard("map/base", begin)
})()
