/* The name finder: a dialog with one field, opened by / or Ctrl-K or its button in the head of the page.
   What finds is loaded when it is first opened. The page of a missing address tries its last part. */
(() => {
  const words = window.encyWords?.finder
  const opener = document.querySelector(".finder-open")
  if (!words || !opener) return
  const CLEAR = 0.45, REST = 500, // how far the best may be from what was typed; milliseconds before the count is told
    PAUSE = 250, // milliseconds without a key before more is loaded than the names as they are heard
    SEEN = 6 // entries that are seen at once, and so filled at once: the others when they are scrolled to
  let dialog, input, list, status, active = -1, asked = 0, telling
  const lines = new Map() // what is known of entries, by address

  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const counted = (n) => say(words.count[["zero", "one"][n]] ?? words.count.other, { n })

  const made = (name, attributes = {}, ...within) => {
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    element.append(...within)
    return element
  }

  let ready
  const load = () => ready ??= ["rules", "names", "search"].reduce((before, part) => before.then(() =>
    new Promise((done) => {
      const script = made("script", { src: `${encyBase}assets/javascripts/finder-${part}.js` })
      script.onload = done
      document.head.append(script)
    })), Promise.resolve())

  /* What is shown of an entry: at once its name and address, and the rest when its line is there. */
  const filled = (option, one) => {
    const alike = (a, b) => encyNames.fold(a) === encyNames.fold(b)
    const show = (headword, script = "", lang = "", kind = "", when = "", lead = "") => {
      const head = made("span", { class: "finder__name" }, headword)
      if (script) head.append(" ", made("bdi", { lang, dir: "auto" }, script))
      const told = made("span", { class: "finder__kind" }, [kind, when].filter(Boolean).join(" · "))
      if (!alike(one.name, headword) && one.name !== script) {
        const [before, after] = words.as.split("{name}")
        told.append(kind || when ? " · " : "", before, made("bdi", { dir: "auto" }, one.name), after)
      }
      option.replaceChildren(head, told, made("span", { class: "finder__lead" }, lead))
    }
    const known = (row) => {
      lines.set(one.address, row)
      show(...row)
    }
    if (lines.has(one.address)) return show(...lines.get(one.address))
    show(one.headword)
    rested(() => encyPreview(one.address, (row) => known(row ? row.slice(1, 7) : [one.headword, "", "", words.list])))
  }

  /* Done when nothing has been typed for a moment, and not at all where something has. */
  const rested = (what) => {
    const mine = asked
    setTimeout(() => { if (mine === asked) what() }, PAUSE)
  }

  const options = () => [...list.querySelectorAll("[role=option]")]

  /* Choose an entry by its place, from the end if it is below 0, or none. */
  const choose = (at) => {
    const all = options()
    active = all.length && at !== null ? (at + all.length) % all.length : -1
    all.forEach((option, number) => option.setAttribute("aria-selected", String(number === active)))
    if (active < 0) return input.removeAttribute("aria-activedescendant")
    input.setAttribute("aria-activedescendant", all[active].id)
    all[active].scrollIntoView({ block: "nearest" })
  }

  const watch = "IntersectionObserver" in window && new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) if (isIntersecting) {
      watch.unobserve(target)
      filled(target, target.entry)
    }
  })

  const option = (one, number) => {
    const element = made("a", { role: "option", id: `finder-${number}`, href: `${encyBase}${one.address}.html`,
      tabindex: "-1", "aria-selected": "false" }, made("span", { class: "finder__name" }, one.headword))
    element.entry = one
    if (watch && number >= SEEN) watch.observe(element)
    else filled(element, one)
    return element
  }

  /* Entries near enough to the best of them; of a doubtful best all that there are. */
  const worth = (found) => found.filter(({ gap }) => gap < (found[0].gap < CLEAR ? CLEAR : 1))

  const tell = (text) => {
    clearTimeout(telling)
    telling = setTimeout(() => { status.textContent = text }, REST)
  }

  const show = (text, { found, over }) => {
    const shown = found.length ? worth(found) : [], doubtful = shown.length > 0 && found[0].gap >= CLEAR
    if (!over && doubtful) return
    dialog.dataset.state = !text ? "empty" : doubtful ? "meant" : shown.length ? "found" : "none"
    dialog.querySelector(".finder__none").textContent = say(words.none, { name: `\u2068${text}\u2069` })
    list.replaceChildren(...shown.map(option))
    input.setAttribute("aria-expanded", String(shown.length > 0))
    list.scrollTop = 0
    choose(doubtful ? null : 0)
    tell(!text ? "" : doubtful ? `${say(words.none, { name: text })} ${words.meant} ${found[0].headword}?` : counted(shown.length))
  }

  const ask = () => {
    const text = input.value.trim(), mine = ++asked
    for (const link of dialog.querySelectorAll("[data-query]")) link.href = `${link.dataset.query}?q=${encodeURIComponent(text)}`
    load().then(() => {
      if (mine === asked) encyFind(text, (answer) => { if (mine === asked) show(text, answer) },
        (next) => { if (mine === asked) rested(next) })
    })
  }

  const key = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.isComposing) return
    if (step) choose(active < 0 && step < 0 ? -1 : active + step)
    else if (event.key === "Enter") options()[Math.max(active, 0)]?.click()
    else return
    event.preventDefault()
  }

  const build = () => {
    input = made("input", { class: "finder__input", role: "combobox", type: "text", dir: "auto", autocomplete: "off",
      autocapitalize: "off", spellcheck: "false", enterkeyhint: "go", placeholder: words.placeholder,
      "aria-label": words.label, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "finder-list" })
    list = made("div", { class: "finder__list", role: "listbox", id: "finder-list", "aria-label": words.results })
    status = made("p", { class: "finder__status", role: "status" })
    const close = made("button", { class: "finder__close", type: "button", "aria-label": words.close }, "×")
    const ways = made("p", { class: "finder__ways" }, made("span", { class: "finder__keys" }, words.keys))
    const { browse, text } = opener.dataset
    if (text && location.protocol.startsWith("http"))
      ways.append(made("a", { href: encyBase + text, "data-query": encyBase + text }, words.text))
    if (browse) ways.append(made("a", { href: encyBase + browse }, words.browse))
    dialog = made("dialog", { class: "finder", "aria-label": words.title, "data-state": "empty" },
      made("div", { class: "finder__bar" }, input, close), made("p", { class: "finder__none" }),
      made("p", { class: "finder__meant" }, words.meant), list,
      made("p", { class: "finder__hint" }, words.hint), status, ways)
    input.addEventListener("input", ask)
    input.addEventListener("keydown", key)
    close.addEventListener("click", () => dialog.close())
    dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest("[role=option]")) dialog.close() })
    document.body.append(dialog)
  }

  const open = () => {
    if (!dialog) build()
    if (dialog.open) return
    load()
    dialog.showModal()
    input.focus()
    input.select()
  }

  const writes = (element) => element.closest?.("input, textarea, select, [contenteditable]")
  opener.addEventListener("click", open)
  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !writes(event.target)
    const letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (!slash && !letter) return
    event.preventDefault()
    open()
  })

  /* A missing page: the last part of its address is looked for. */
  const missing = document.querySelector(".missing")
  const guess = decodeURIComponent(location.pathname).split("/").filter(Boolean).pop()?.replace(/\.html$/, "").replace(/[-_+]/g, " ")
  if (missing && guess) load().then(() => encyFind(guess, ({ found, over }) => {
    if (!over || !found.length) return
    const items = worth(found).slice(0, 5).map((one) => {
      const link = made("a", { href: `${encyBase}${one.address}.html` }, one.headword)
      encyPreview(one.address, (row) => { if (row) link.replaceChildren(...row[2] ? [row[1], " ", made("bdi", { lang: row[3], dir: "auto" }, row[2])] : [row[1]]) })
      return made("li", {}, link)
    })
    missing.querySelector("ul").append(...items)
    missing.hidden = false
  }))
})()
