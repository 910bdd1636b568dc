/* Previews of entries: shown beside a link that is pointed at, focused or pressed long.
   Escape closes one, the button at the foot of the page turns them off, and that is remembered. */
(() => {
  const words = window.encyWords?.previews
  if (!words) return
  const REST = 350, // milliseconds that the pointer or the focus rests on a link before its preview is shown
    LEAVE = 250, // and that it may take on the way from the link to the preview
    PRESS = 500
  const here = location.href.replace(/[?#].*$/, "")
  let card, link, timer, press, refused // the preview; what it is of; and whether the next click only ended a long press

  const stored = (value) => {
    try {
      return value ? localStorage.setItem("ency-previews", value) : localStorage.getItem("ency-previews")
    } catch { /* storage may be forbidden */ }
  }
  let on = stored() !== "off"

  /* The entry that a link leads to, as its path without ending; nothing for other links. */
  const target = (element) => {
    const a = element.closest?.(".md-content a[href]:not(.headerlink)")
    const path = a?.href.replace(/[?#].*$/, "")
    return path?.startsWith(encyBase) && path !== here && path.endsWith(".html") ? [a, path.slice(encyBase.length, -5)] : []
  }

  const shard = (path) => {
    let n = 0x811c9dc5
    for (const letter of path) n = Math.imul(n ^ letter.charCodeAt(0), 0x01000193)
    return (((n >>> 24) ^ (n >>> 12) ^ n) & 4095).toString(16).padStart(3, "0")
  }

  const element = (name, text, attributes) => {
    const made = Object.assign(document.createElement(name), attributes)
    if (text) made.textContent = text
    return made
  }

  const hide = () => {
    clearTimeout(timer)
    card?.remove()
    link?.removeAttribute("aria-describedby")
    card = link = null
  }

  const later = (what, wait) => {
    clearTimeout(timer)
    timer = setTimeout(what, wait)
  }

  /* Below the line that holds the link, or above it where there is no room; never over the link. */
  const place = (x) => {
    const lines = [...link.getClientRects()]
    const line = lines.find((box) => x >= box.left && x <= box.right) ?? lines[0]
    const room = document.documentElement.clientWidth, { offsetWidth: width, offsetHeight: height } = card
    const rtl = getComputedStyle(link).direction === "rtl"
    const left = Math.max(8, Math.min(rtl ? line.right - width : line.left, room - width - 8))
    const above = line.bottom + height + 12 > innerHeight && line.top - height - 6 > 0
    const origin = card.offsetParent.getBoundingClientRect()
    card.style.left = `${left - origin.left}px`
    card.style.top = `${(above ? line.top - height - 6 : line.bottom + 6) - origin.top}px`
  }

  const show = (a, row, x) => {
    hide()
    const [path, headword, script, lang, kind, when, lead, picture] = row
    link = a
    card = element("div", "", { className: "preview", id: "preview" })
    card.setAttribute("role", "tooltip")
    if (picture) card.append(element("img", "", { src: `${encyBase}images/${picture}`, alt: "" }))
    const head = element("p", headword, { className: "preview__head" })
    if (script) head.append(" ", element("bdi", script, { lang, dir: "auto" }))
    card.append(head, element("p", [kind, when].filter(Boolean).join(" · "), { className: "preview__kind" }),
      element("p", lead, { className: "preview__lead" }))
    card.addEventListener("mouseenter", () => clearTimeout(timer))
    card.addEventListener("mouseleave", () => later(hide, LEAVE))
    card.addEventListener("click", () => { if (!getSelection().toString()) location.href = a.href })
    card.dataset.path = path
    document.querySelector("main").append(card)
    a.setAttribute("aria-describedby", "preview")
    place(x)
  }

  /* The line of an entry, or nothing; the finder asks for it too. */
  window.encyPreview = (path, done) => encyShard(`previews/${shard(path)}`, (rows) =>
    done(rows?.find(([address]) => address === path)))

  const ask = (a, path, x, wanted = () => true) => encyPreview(path, (row) => {
    if (row && on && wanted()) show(a, row, x)
  })

  const wait = (event) => {
    const [a, path] = target(event.target)
    if (!a || !on) return
    if (a === link) return clearTimeout(timer)
    let current = true
    later(() => ask(a, path, event.clientX, () => current), REST)
    const leave = () => { current = false; later(hide, LEAVE) }
    a.addEventListener(event.type === "focusin" ? "blur" : "mouseleave", leave, { once: true })
  }

  document.addEventListener("mouseover", (event) => { if (!press) wait(event) })
  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.(":focus-visible")) wait(event)
  })
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && card) {
      hide()
      event.stopPropagation()
    }
  }, true)

  /* Touch: a tap follows the link as ever; a long press shows what it leads to. */
  document.addEventListener("touchstart", (event) => {
    refused = false
    if (card && !card.contains(event.target)) hide()
    const [a, path] = target(event.target)
    if (!a || !on) return
    const x = event.touches[0].clientX
    clearTimeout(press)
    press = setTimeout(() => { refused = true; ask(a, path, x) }, PRESS)
  }, { passive: true })
  for (const end of ["touchend", "touchcancel", "touchmove"])
    document.addEventListener(end, () => {
      clearTimeout(press)
      press = 0
      setTimeout(() => { refused = false }, LEAVE) // a click that ends a long press comes at once
    }, { passive: true })
  for (const name of ["click", "contextmenu"])
    document.addEventListener(name, (event) => {
      if ((refused || (name === "contextmenu" && press)) && target(event.target)[0]) event.preventDefault()
      if (name === "click") refused = false
    })

  const foot = document.querySelector(".md-footer-meta__inner")
  const toggle = element("button", "", { type: "button", className: "preview-toggle" })
  const say = () => {
    toggle.textContent = on ? words.on : words.off
    toggle.setAttribute("aria-pressed", String(on))
  }
  toggle.addEventListener("click", () => {
    on = !on
    stored(on ? "on" : "off")
    hide()
    say()
  })
  say()
  foot?.append(toggle)
})()
