/* The search in the texts, with Pagefind, which is asked for only when there is something to look for; and before
   it the entries of that name, from the finder. What is looked for stands in the address: ?q=words&kind=Persons. */
(() => {
  const words = window.encyWords?.search
  const root = document.getElementById("search")
  if (!words || !root) return
  const PAGE = 10, // results at a time
    PAUSE = 200, // milliseconds after a key
    FEW = 8, // values of a filter that are shown at first
    NAMES = 5, NEAR = 0.45 // entries of a name that are shown, and how far they may be from what was typed
  const FILTERS = { kind: words.kind, side: words.side, decade: words.decade, place: words.place, source: words.source }

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(key, value)
      else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value)
    }
    made.append(...children)
    return made
  }
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const number = (n) => n.toLocaleString(document.documentElement.lang || undefined)
  /* Pagefind passes over the signs that stand for ʿ and ʾ in its index. */
  const restored = (text) => text.replaceAll("⸢", "ʿ").replaceAll("⸣", "ʾ")
  const asked = (text) => text.replace(/[ʿʾ‘’ʻʼ'`]/g, "").replace(/[“”„«»]/g, '"').normalize("NFC")

  /* Why the texts cannot be searched, where they cannot. */
  const said = root.querySelector(".search__said")
  let barred = location.protocol === "file:" ? words.file : ""
  said.textContent = barred

  const given = new URLSearchParams(location.search)
  const chosen = Object.fromEntries(Object.keys(FILTERS).map((name) => [name, new Set(given.getAll(name))]))
  const input = element("input", { type: "search", name: "q", id: "search-words", autocomplete: "off",
    autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", value: given.get("q") ?? "" })
  const form = element("form", { role: "search", class: "search__form" },
    element("label", { for: "search-words" }, words.label), input, element("button", { type: "submit" }, words.search))
  const count = element("p", { class: "search__count", role: "status" })
  const narrow = element("details", { class: "search__filters", open: matchMedia("(min-width: 60em)").matches },
    element("summary", {}, words.narrow))
  const list = element("ol", { class: "search__results" })
  const more = element("button", { type: "button", class: "search__more", hidden: true }, words.more)
  const names = element("p", { class: "search__names", hidden: true })
  let finder, engine, timer, turn = 0, results = [], shown = 0

  const loaded = () => engine ??= import(`${encyBase}pagefind/pagefind.js`).then(async (pagefind) => {
    await pagefind.options({ excerptLength: 34 })
    await pagefind.filters()
    return pagefind
  })

  const named = (query, mine) => {
    finder ??= ["rules", "names", "search"].reduce((before, part) => before.then(() => new Promise((done) =>
      document.head.append(element("script", { src: `${encyBase}assets/javascripts/finder-${part}.js`, load: done })))), Promise.resolve())
    finder.then(() => encyFind(query, ({ found, over }) => {
      if (mine !== turn || !over) return
      const near = found.filter(({ gap }) => gap < NEAR).slice(0, NAMES)
      names.hidden = !near.length
      names.replaceChildren(words.named, ...near.flatMap(({ address, headword }, at) =>
        [at ? " · " : " ", element("a", { href: `${encyBase}${address}.html` }, headword)]))
    }))
  }

  const remember = () => {
    const address = new URLSearchParams()
    if (input.value.trim()) address.set("q", input.value.trim())
    for (const [name, values] of Object.entries(chosen)) for (const value of values) address.append(name, value)
    history.replaceState(null, "", `${location.pathname}${address.size ? `?${address}` : ""}`)
  }

  const run = async () => {
    const mine = ++turn, query = input.value.trim()
    remember()
    if (!query) {
      list.replaceChildren()
      filters({})
      more.hidden = names.hidden = true
      count.textContent = ""
      return
    }
    named(query, mine)
    if (barred) return
    count.textContent = words.loading
    const any = Object.fromEntries(Object.entries(chosen).filter(([, values]) => values.size)
      .map(([name, values]) => [name, { any: [...values] }]))
    let found
    try {
      found = await (await loaded()).search(asked(query), { filters: any })
    } catch {
      count.textContent = ""
      said.textContent = barred = words.absent
      return
    }
    if (mine !== turn) return
    results = found.results
    shown = 0
    list.replaceChildren()
    const quoted = /^[“"]/.test(query) ? query : `“${query}”`, n = results.length
    filters(found.filters)
    await show(mine)
    if (mine === turn) count.textContent = n ? filled(n === 1 ? words.found.one : words.found.other, { n: number(n), query: quoted })
      : filled(words.none, { query: quoted })
  }

  const show = async (mine) => {
    const next = await Promise.all(results.slice(shown, shown + PAGE).map((result) => result.data()))
    if (mine !== turn) return
    shown += next.length
    list.append(...next.map(item))
    more.hidden = shown >= results.length
  }

  const item = (data) => {
    const sections = data.sub_results.filter((part) => part.anchor?.element.toLowerCase() > "h1").slice(0, 3)
    const passage = (html) => {
      const text = element("p")
      text.innerHTML = html // Pagefind has escaped the text; the only element in it is mark
      const said = text.textContent, begins = data.content.startsWith(said.slice(0, 40)), ends = data.content.endsWith(said.slice(-40))
      text.innerHTML = `${begins ? "" : "… "}${restored(html)}${ends ? "" : " …"}`
      return text
    }
    const about = [data.filters.kind?.[0], data.meta.when].filter(Boolean).join(" · ")
    return element("li", {},
      element("h2", {}, element("a", { href: data.url }, restored(data.meta.title))),
      element("p", { class: "search__about" }, about), passage(data.excerpt),
      ...sections.map((part) => element("p", { class: "search__section" },
        element("a", { href: part.url }, restored(part.title)))))
  }

  const filters = (counts) => {
    const focus = document.activeElement?.id
    const groups = Object.entries(FILTERS).map(([name, title]) => group(name, title, counts[name] ?? {}))
    narrow.replaceChildren(narrow.firstElementChild, ...groups.filter(Boolean))
    narrow.hidden = !groups.some(Boolean)
    if (Object.values(chosen).some((values) => values.size)) {
      narrow.append(element("button", { type: "button", click: () => {
        for (const values of Object.values(chosen)) values.clear()
        run()
      } }, words.clear))
    }
    if (focus) document.getElementById(focus)?.focus()
  }

  const group = (name, title, counts) => {
    const values = Object.entries(counts).filter(([value, n]) => n || chosen[name].has(value))
      .sort(([a, n], [b, m]) => chosen[name].has(b) - chosen[name].has(a) || (name === "decade" ? 0 : m - n) || a.localeCompare(b))
    if (!values.length) return null
    const boxes = values.map(([value, n], at) => {
      const id = `search-${name}-${value.replace(/\W+/g, "-")}-${at}`
      return element("label", { hidden: at >= FEW && !chosen[name].has(value) },
        element("input", { type: "checkbox", id, checked: chosen[name].has(value), change: () => {
          chosen[name][chosen[name].has(value) ? "delete" : "add"](value)
          run()
        } }), ` ${value} `, element("small", {}, number(n)))
    })
    const hidden = boxes.filter((box) => box.hidden)
    const all = hidden.length ? [element("button", { type: "button", click: (event) => {
      for (const box of hidden) box.hidden = false
      hidden[0].querySelector("input").focus()
      event.target.remove()
    } }, filled(words.all, { n: number(values.length) }))] : []
    return element("fieldset", {}, element("legend", {}, title), ...boxes, ...all)
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); run() })
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(run, PAUSE) })
  input.addEventListener("focus", () => barred || loaded().catch(() => {}), { once: true })
  more.addEventListener("click", async () => {
    const first = shown
    await show(turn)
    list.children[first]?.querySelector("a").focus()
  })
  /* Down and up go from the words to the results and among them; Escape goes back to the words. */
  root.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("h2 a")], at = links.indexOf(document.activeElement)
    if (event.target.type === "checkbox") return
    if (event.key === "ArrowDown" && (event.target === input || at >= 0)) links[Math.min(at + 1, links.length - 1)]?.focus()
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? input).focus()
    else if (event.key === "Escape" && event.target !== input) input.focus()
    else return
    event.preventDefault()
  })

  root.replaceChildren(form, names, said, count, element("div", { class: "search__columns" }, narrow, element("div", {}, list, more)))
  narrow.hidden = true
  if (input.value) run()
  else input.focus({ preventScroll: true })
})()
