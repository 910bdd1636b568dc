/* The page of the map: the list, the layers, the time and the address are kept in step with what is drawn.
   The address tells what is shown: #at=32.02,44.37&zoom=2.1&date=633-06&entry=battles/x */
(() => {
  const map = window.encyMap, words = window.encyWords?.map
  const frame = document.getElementById("explorer"), source = document.getElementById("explorer-told")
  if (!frame || !source || !words || !window.encyShard) return
  const told = JSON.parse(source.textContent)
  const find = selector => frame.querySelector(selector)
  const stage = find("#explorer-map"), canvas = stage.querySelector("canvas"), ctx = canvas.getContext("2d", { alpha: false })
  const panel = find("#explorer-panel"), card = find("#explorer-card"), slider = find("#explorer-slider")
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const make = (tag, set = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), set)
    element.append(...inside)
    return element
  }
  map.projection = map.conic(told.conic)
  const doubts = told.doubts.map(([doubt]) => doubt), doubtSaid = Object.fromEntries(told.doubts)

  // Marks: the lines of the list and the rows of the page stand in the same order

  const items = [...frame.querySelectorAll("#battles ~ ul > li, #places ~ ul > li")].slice(0, told.marks.length)
  const marks = told.marks.map(([x, y, sign, doubt, worth, rivals], index) => {
    const item = items[index], link = item.querySelector("a"), id = link.getAttribute("href").replace(/\.html$/, "")
    const script = item.querySelector("bdi[lang]")
    return {
      id, index, item, link, href: link.href, x, y, sign: told.signs[sign], doubt: doubts[doubt], worth, rivals: rivals ?? [], shift: 0,
      name: link.textContent, short: link.textContent, script: script && /^(ar|fa)/.test(script.lang) ? script.textContent : "", when: item.querySelector("small")?.textContent ?? "",
      dates: told.dates[index], campaigns: [], sides: [], folded: "",
    }
  })
  const byId = new Map(marks.map(mark => [mark.id, mark]))
  const battles = marks.filter(mark => mark.sign === "battle"), time = told.time
  const fold = text => text.normalize("NFD").replace(/[\p{M}ʿʾ’'‘-]/gu, "").toLowerCase()
  for (const mark of marks) {
    mark.folded = `${fold(mark.name)} ${mark.script}`
    mark.short = mark.name.slice(told.cut.find(part => mark.sign === "battle" && mark.name.startsWith(part))?.length ?? 0)
  }
  // Several battles at one place stand beside each other, and cover the sign of the place.
  const spots = Map.groupBy?.(marks, mark => `${mark.x} ${mark.y}`) ?? marks.reduce((found, mark) => {
    const key = `${mark.x} ${mark.y}`
    return found.set(key, [...found.get(key) ?? [], mark])
  }, new Map())
  for (const own of spots.values()) {
    const fought = own.filter(mark => mark.sign === "battle")
    fought.forEach((mark, n) => { mark.shift = (n - (fought.length - 1) / 2) * 16.5 })
    for (const mark of own) if (mark.sign !== "battle") mark.under = fought
  }
  told.sides.forEach(([id, , numbers]) => numbers.forEach(n => marks[n].sides.push(id)))
  const campaigns = told.campaigns.map(([id, name, numbers, orders], n) => {
    numbers.forEach(number => marks[number].campaigns.push(id))
    return { id, name, colour: `c${n % 6}`, orders: (orders ?? []).map(([according, order, ways]) => ({
      according, numbers: new Map(order.map((number, at) => [number, at + 1])),
      ways: ways.map(([from, to, x, y, faint]) => ({ from: marks[from], to: marks[to], bend: [x, y], faint })) })) }
  })

  // What is chosen; the address tells it as far as it is not the usual

  const USUAL = { date: "", whose: "", side: "", off: [], orders: {}, sites: doubts.join(), rivals: true, script: true, entry: "" }
  let state = { ...USUAL, orders: {} }
  let day = null, chosen = null, hovered = null, query = ""
  const whose = () => Math.max(0, told.whose.findIndex(([id]) => id === state.whose))
  const dateOf = mark => mark.dates?.[whose()] ?? mark.dates?.[0]
  const saysOf = mark => Boolean(mark.dates?.[whose()])
  const share = mark => day === null || mark.sign !== "battle" ? 1 : map.share(dateOf(mark), day).share * (saysOf(mark) ? 1 : .5)
  const kept = mark => state.sites.includes(mark.doubt)
    && (!state.side || (mark.sign === "battle" && mark.sides.includes(state.side)))
    && (mark.sign !== "battle" || !mark.campaigns.length || mark.campaigns.some(id => !state.off.includes(id)))
  const current = mark => kept(mark) && share(mark) > 0 && !(mark.under?.some(battle => kept(battle) && share(battle) > 0))

  // Drawing: the ground is painted on a canvas larger than the window and copied; signs are drawn in every frame

  const pixels = Math.min(2, devicePixelRatio || 1)
  const MARGIN = .3
  let colours = {}, features = [], reliefs = {}, front = null, job = null, layout = new Map(), version = 0, laidOut = 0, named = 0, names = [], asked = 0, settling = 0
  const ink = name => colours[name] ??= getComputedStyle(document.body).getPropertyValue(/^c\d$/.test(name) ? `--map-${name}` : `--fig-${name}`).trim()
  let labels = map.labels(ink, pixels), numbers = map.numbers(ink, pixels)
  const scaleOf = s => Math.max(.72, Math.min(1.12, .8 + .14 * Math.log2(s / .6)))

  const relief = () => {
    const path = told.reliefs[document.body.dataset.mdColorScheme === "slate" && told.reliefs[1] ? 1 : 0]
    if (!path) return null
    if (!reliefs[path]) {
      reliefs[path] = new Image()
      reliefs[path].onload = () => { front = null; redraw() }
      reliefs[path].src = encyBase + path
    }
    return reliefs[path].naturalWidth ? reliefs[path] : null
  }

  const ground = () => {
    if (named !== view.window.s) settle()
    const v = view.window, wide = v.w * (1 + 2 * MARGIN), high = v.h * (1 + 2 * MARGIN)
    const canvas = make("canvas", { width: Math.ceil(wide * pixels), height: Math.ceil(high * pixels) })
    const own = { x: v.x, y: v.y, s: v.s, w: wide, h: high, canvas }
    const pen = canvas.getContext("2d", { alpha: false })
    pen.scale(pixels, pixels)
    const painted = map.ground(pen, own, { features, master: told.master, relief: relief(), ink, pixels, names: (ctx, window) => map.write(ctx, window, names, ink) })
    return { own, steps: (function* () { yield* painted; yield* sheet(own) })() }
  }

  /* Ways and signs on a sheet of their own above the ground, so that nothing but two pictures is moved. */
  function* sheet(own) {
    const canvas = make("canvas", { width: own.canvas.width, height: own.canvas.height }), pen = canvas.getContext("2d"), of = version
    pen.scale(pixels, pixels)
    yield* inked(pen, own)
    own.sheet = canvas
    own.version = of
  }

  /* Whether the painted ground reaches round the window, and beyond it by that share of its margin. */
  const covers = (own, beyond) => {
    const v = view.window, room = 1 / v.s
    const clear = (at, half, mine, mineHalf, low, high) => at - half >= Math.max(mine - mineHalf, low) - room - (mine - mineHalf <= low ? 1e9 : 0)
      && at + half <= Math.min(mine + mineHalf, high) + room + (mine + mineHalf >= high ? 1e9 : 0)
    const wide = v.w / 2 / v.s + beyond * MARGIN * v.w / v.s, high = v.h / 2 / v.s + beyond * MARGIN * v.h / v.s
    return clear(v.x, wide, own.x, own.w / 2 / own.s, told.master[0], told.master[2]) && clear(v.y, high, own.y, own.h / 2 / own.s, told.master[1], told.master[3])
  }

  const paint = until => {
    while (performance.now() < until || until === Infinity) {
      if (job.steps.next().done) {
        front = job.own
        job = null
        return true
      }
    }
    return false
  }

  const copied = (picture, bare) => {
    const v = view.window, part = v.s / front.s, wide = front.w * part, high = front.h * part
    const left = (front.x - v.x) * v.s + v.w / 2 - wide / 2, top = (front.y - v.y) * v.s + v.h / 2 - high / 2
    if (bare && (left > 0 || top > 0 || left + wide < v.w || top + high < v.h)) {
      ctx.fillStyle = ink("land")
      ctx.fillRect(0, 0, v.w, v.h)
    }
    ctx.imageSmoothingEnabled = part !== 1
    const round = part === 1 ? value => Math.round(value * pixels) / pixels : value => value
    ctx.drawImage(picture, round(left), round(top), wide, high)
  }

  /* Names of land and water keep off the signs and their names as they are when all is shown. */
  const settle = () => {
    const v = view.window, at = (x, y, shift) => [x * v.s + shift * scaleOf(v.s), y * v.s], soft = []
    for (const { way, line } of lines(at)) if (!way.faint) for (const [x, y] of line) soft.push([x - 4, y - 4, x + 4, y + 4])
    const put = (marks, soft) => map.layout(marks, v.s, scaleOf(v.s), { labels, scripts: state.script, soft, chosen: chosen && current(chosen) ? chosen : null })
    if (named !== v.s) {
      const taken = map.grid()
      soft.forEach(taken.add)
      for (const [mark, { full, place }] of put(order.filter(mark => mark.sign !== "area"), soft)) {
        const [x, y] = at(mark.x, mark.y, mark.shift), r = map.radius(mark, 1)
        if (full) taken.add([x - r, y - r, x + r, y + r])
        if (!place) continue
        const [wide, high] = labels.size(mark, state.script)
        taken.add([x + place.dx, y + place.dy, x + place.dx + wide, y + place.dy + high])
      }
      names = map.names(features, v.s, taken.meets)
      named = v.s
    }
    for (const { letters } of names) for (const { x, y, size } of letters) soft.push([x - size * .4, y - size * .6, x + size * .4, y + size * .2])
    layout = put(order.filter(current), soft)
    version++
    laidOut = v.s
  }
  const order = [...marks].sort((a, b) => b.worth - a.worth || a.index - b.index)

  /* The ways that are shown, with their lines, colours, numbers, and how much of each is done. */
  function* lines(at) {
    for (const campaign of campaigns) {
      if (state.off.includes(campaign.id)) continue
      const chosenOrder = campaign.orders[state.orders[campaign.id] ?? 0]
      for (const way of chosenOrder?.ways ?? []) {
        const done = day === null ? 1 : share(way.to)
        if (!done || !kept(way.from) || !kept(way.to)) continue
        const line = map.line(way, at, 9 * scaleOf(view.window.s))
        if (line) yield { way, line, campaign, done, number: chosenOrder.numbers.get(way.to.index) }
      }
    }
  }

  const draw = () => {
    asked = 0
    const v = view.window, now = performance.now()
    const zooming = front && front.s !== v.s
    if (!front || !covers(front, 0) && !zooming) {
      job ??= ground()
      if (Math.abs(job.own.s - v.s) > 1e-9 || !covers(job.own, 0)) job = ground()
      paint(Infinity)
    } else if (!zooming && !covers(front, .55) && !job) job = ground()
    if (job && !paint(now + 5)) redraw()
    ctx.setTransform(pixels, 0, 0, pixels, 0, 0)
    copied(front.canvas, true)
    if (!laidOut || !settling && laidOut !== v.s) settle()
    if (front.sheet && front.version === version && front.s === v.s) copied(front.sheet)
    else for (const _ of inked(ctx, v));
    for (const mark of new Set([chosen, hovered])) if (mark && layout.has(mark)) picked(mark)
    scale(v)
  }

  /* Ways and signs, in small steps. */
  function* inked(ctx, v) {
    const k = scaleOf(v.s), at = (x, y, shift) => [(x - v.x) * v.s + v.w / 2 + shift * k, (y - v.y) * v.s + v.h / 2]
    const arrows = [...lines(at)]
    for (const { way, line, campaign, done } of arrows) {
      ctx.globalAlpha = day === null ? .92 : .35 + .57 * done
      map.arrow(ctx, line, way, ink(campaign.colour), ink, Math.max(.25, done))
    }
    ctx.globalAlpha = 1
    if (k > .8) for (const { way, line, campaign, done, number } of arrows) if (!way.faint && number && done > .9) numbers(ctx, line, number, ink(campaign.colour))
    yield
    yield* signs(ctx, at, v, k)
  }

  function* signs(ctx, at, v, k) {
    const near = []
    for (const [mark, own] of layout) {
      const [x, y] = at(mark.x, mark.y, mark.shift)
      if (x > -160 && y > -40 && x < v.w + 160 && y < v.h + 40) near.push([mark, own, x, y])
    }
    near.reverse()
    ctx.fillStyle = ink("soft")
    for (const [mark, own, x, y] of near) if (!own.full && mark.sign !== "battle") ctx.fillRect(x - 1, y - 1, 2, 2)
    yield
    for (const [i, [mark, own, x, y]] of near.entries()) {
      ctx.globalAlpha = mark.sign === "battle" ? Math.max(.18, share(mark)) : 1
      if (own.full) map.sign(ctx, mark, ink, x, y, k)
      else if (mark.sign === "battle") {
        ctx.beginPath()
        ctx.arc(x, y, 3, 0, 7)
        ctx.fillStyle = ink("red")
        ctx.fill()
      }
      if (mark.sign === "battle" && day !== null) halo(ctx, mark, x, y, k)
      if (i % 80 === 79) yield
    }
    for (const [i, [mark, own, x, y]] of near.entries()) {
      if (!own.place) continue
      ctx.globalAlpha = mark.sign === "battle" ? Math.max(.35, share(mark)) : 1
      labels.draw(ctx, mark, own.place, x, y)
      if (i % 60 === 59) yield
    }
    ctx.globalAlpha = 1
  }

  /* A battle within its dates has a ring, the wider the less is known of its day. */
  const halo = (ctx, mark, x, y, k) => {
    const { share: done, dated, since, wide } = map.share(dateOf(mark), day)
    if (!dated || done === 0 || since > 45) return
    ctx.save()
    ctx.globalAlpha = done < 1 ? .75 : .75 * (1 - Math.max(0, since) / 45)
    ctx.strokeStyle = ink("red")
    ctx.lineWidth = 1.4
    if (wide > 60) ctx.setLineDash([2.5, 3.5])
    ctx.beginPath()
    ctx.arc(x, y, 12 * k + Math.min(9, wide / 60), 0, 7)
    ctx.stroke()
    ctx.restore()
  }

  const picked = mark => {
    const v = view.window, k = scaleOf(v.s), at = (x, y, shift) => [(x - v.x) * v.s + v.w / 2 + shift * k, (y - v.y) * v.s + v.h / 2]
    const [x, y] = at(mark.x, mark.y, mark.shift), own = layout.get(mark)
    if (state.rivals) for (const [rx, ry] of mark.rivals) {
      const [px, py] = at(rx, ry, 0)
      ctx.strokeStyle = ink("ink")
      ctx.lineWidth = .9
      ctx.setLineDash([2, 2.4])
      ctx.beginPath()
      ctx.moveTo(x, y)
      ctx.lineTo(px, py)
      ctx.stroke()
      ctx.setLineDash([])
      ctx.lineWidth = 1.3
      ctx.stroke(crossAt(px, py))
    }
    map.sign(ctx, mark, ink, x, y, k * 1.2)
    ctx.strokeStyle = ink(mark === chosen ? "red" : "ink")
    ctx.lineWidth = 2
    ctx.beginPath()
    ctx.arc(x, y, Math.max(7, map.radius(mark, k) * 1.2 + 4), 0, 7)
    ctx.stroke()
    const [wide, high] = labels.size(mark, state.script)
    labels.draw(ctx, mark, own.place ?? { anchor: "left", dx: map.radius(mark, k) + 6, dy: -high / 2, scripts: state.script && Boolean(mark.script), wide }, x, y)
  }
  const crossAt = (x, y) => new Path2D(`M${x - 3.5} ${y - 3.5}l7 7M${x + 3.5} ${y - 3.5}l-7 7`)

  const scale = v => {
    const key = Math.round(v.s * 1e4)
    if (scale.key === key) return
    scale.key = key
    const bars = [[words.unit, 1], ...told.measure ? [told.measure] : []].map(([unit, long]) => {
      const most = 150 / v.s / long, power = 10 ** Math.floor(Math.log10(most)), n = [5, 2, 1].find(one => one * power <= most) * power
      return make("span", { style: `width:${Math.round(n * long * v.s)}px` }, `${n} ${unit}`)
    })
    find(".explorer-scale").replaceChildren(...bars)
  }

  const redraw = () => { asked ||= requestAnimationFrame(draw) }
  const renew = () => { laidOut = 0; version++; redraw(); later() }

  // After a movement: new names for a new scale, the list, the address

  let timer = 0, filed = 0
  const moved = () => {
    redraw()
    if (view.window.s !== front?.s || view.window.s !== laidOut) {
      clearTimeout(settling)
      settling = setTimeout(() => { settling = 0; job = ground(); redraw() }, 130)
    }
    later()
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      list()
      file()
      if (!job && !playing && front?.s === view.window.s && front.version !== version) {
        const own = { ...front }
        job = { own, steps: sheet(own) }
        redraw()
      }
    }, 220)
  }

  const inView = mark => {
    const [x, y] = view.at(mark.x, mark.y)
    return x >= 0 && y >= 0 && x <= view.window.w && y <= view.window.h
  }
  const list = () => {
    let places = 0, fought = 0, found = 0
    for (const mark of marks) {
      const shown = query ? mark.folded.includes(query) : kept(mark) && share(mark) > 0 && inView(mark)
      if (mark.item.hidden === shown) mark.item.hidden = !shown
      if (shown) {
        found++
        if (mark.sign === "battle") fought++
        else places++
      }
    }
    const forms = words.found
    find("#explorer-count").textContent = query ? say(found === 0 ? forms.zero : found === 1 ? forms.one : forms.other, { n: found })
      : say(words.count, { places, battles: fought }) + (day === null ? "" : ` ${now()}`)
  }

  const hash = () => {
    const { window: v } = view, [lon, lat] = map.projection.inverse(v.x, v.y), set = [`at=${lat.toFixed(3)},${lon.toFixed(3)}`, `zoom=${v.s.toFixed(2)}`]
    for (const name of ["date", "whose", "side", "entry"]) if (state[name]) set.push(`${name}=${state[name]}`)
    if (state.off.length) set.push(`off=${state.off.join()}`)
    const orders = Object.entries(state.orders).filter(([, n]) => n)
    if (orders.length) set.push(`order=${orders.map(([id, n]) => `${id}:${n}`).join()}`)
    if (state.sites !== USUAL.sites) set.push(`sites=${state.sites}`)
    if (!state.rivals) set.push("rivals=0")
    if (!state.script) set.push("script=0")
    return `#${set.join("&")}`
  }
  const file = () => {
    const wanted = hash()
    if (wanted === location.hash) return
    filed = wanted
    history.replaceState(history.state, "", wanted)
  }

  const home = () => {
    const shown = battles.length ? battles : marks, v = view.window
    const of = (pick, far) => far(...shown.map(pick))
    const [left, right] = [of(({ x }) => x, Math.min), of(({ x }) => x, Math.max)], [top, bottom] = [of(({ y }) => y, Math.min), of(({ y }) => y, Math.max)]
    const below = time ? find(".explorer-time").offsetHeight + 12 : 0
    const s = Math.max(view.least(), Math.min((v.w - 150) / (right - left || 1), (v.h - below - 60) / (bottom - top || 1), 4))
    return [(left + right) / 2, (top + bottom) / 2 + below / 2 / s, s]
  }

  const fromAddress = () => {
    const asked = new URLSearchParams(location.hash.slice(1))
    if (filed && filed === location.hash) return
    const entry = byId.get(asked.get("entry") ?? "")
    state = { ...USUAL, orders: {} }
    for (const name of ["date", "whose", "side", "sites"]) if (asked.get(name)) state[name] = asked.get(name)
    state.off = asked.get("off")?.split(",") ?? []
    for (const one of asked.get("order")?.split(",") ?? []) {
      const [id, n] = one.split(":")
      state.orders[id] = Number(n) || 0
    }
    state.rivals = asked.get("rivals") !== "0"
    state.script = asked.get("script") !== "0"
    const [lat, lon] = (asked.get("at") ?? "").split(",").map(Number), zoom = Number(asked.get("zoom"))
    if (Number.isFinite(lat) && Number.isFinite(lon)) view.go(...map.projection.forward(lon, lat), zoom > 0 ? zoom : 2)
    else if (entry) view[front ? "fly" : "go"](entry.x, entry.y, Math.max(view.window.s, 2.4))
    else view.go(...home())
    choose(entry ?? null)
    setDay()
    controls()
    renew()
  }

  // The card of what is chosen

  const choose = mark => {
    chosen = mark
    state.entry = mark?.id ?? ""
    for (const { link } of marks) link.removeAttribute("aria-current")
    mark?.link.setAttribute("aria-current", "true")
    card.hidden = !mark
    if (mark) describe(mark)
    renew()
  }

  const describe = mark => {
    const [lon, lat] = map.projection.inverse(mark.x, mark.y)
    const close = make("button", { type: "button", className: "explorer-close", textContent: "×", onclick: () => { choose(null); stage.focus({ preventScroll: true }) } })
    close.setAttribute("aria-label", words.close)
    const head = make("h2", {}, make("a", { href: mark.href }, mark.name))
    if (mark.script) head.append(" ", make("bdi", { lang: "ar", dir: "rtl" }, mark.script))
    const facts = make("dl")
    const fact = (name, ...values) => facts.append(make("dt", {}, name), make("dd", {}, ...values))
    if (mark.sign === "battle") {
      const date = mark.dates?.[whose()], usual = mark.dates?.[0]
      fact(words.when, date?.[2] ?? usual?.[2] ?? words.undated, ...date?.[4] || mark.dates && Object.keys(mark.dates).length > 1
        ? [make("small", {}, ` (${others(mark)})`)] : [])
    }
    fact(words.at, `${lat.toFixed(2)}, ${lon.toFixed(2)} · ${doubtSaid[mark.doubt]}`)
    const said = mark.rivals.map(([, , label]) => label).filter(Boolean)
    if (mark.rivals.length) fact(words.rivals, said.join("; ") || String(mark.rivals.length))
    const lead = make("p", { className: "explorer-lead" })
    card.replaceChildren(close, head, facts, lead, make("p", {}, make("a", { href: mark.href, className: "explorer-read" }, words.read)))
    window.encyPreview?.(mark.id, row => {
      if (row && chosen === mark) lead.textContent = row[6]
    })
  }
  const others = mark => Object.entries(mark.dates).filter(([n, [, , said]]) => Number(n) !== whose() && said !== mark.dates[whose()]?.[2])
    .map(([n, [, , said]]) => `${said}: ${told.whose[n][1]}`).join("; ") || words.otherwise

  const nearest = (x, y, reach) => {
    const k = scaleOf(view.window.s)
    let best = null, least = reach
    for (const [mark, own] of layout) {
      const [mx, my] = view.at(mark.x, mark.y), box = own.place
      let away = Math.hypot(mx + mark.shift * k - x, my - y) - map.radius(mark, k)
      if (box && box.dx !== undefined) {
        const [wide, high] = labels.size(mark, state.script), px = x - mx - mark.shift * k - box.dx, py = y - my - box.dy
        if (px > 0 && py > 0 && px < wide && py < high) away = Math.min(away, 1)
      }
      if (away < least) [best, least] = [mark, away]
    }
    return best
  }

  // Time

  const stepAt = at => time.steps[Math.min(time.steps.length - 1, at)]
  const now = () => {
    const step = stepAt(Number(slider.value))
    return day === null ? "" : step.slice(2).join(" · ")
  }
  const setDay = () => {
    if (!time) return
    const at = time.steps.findIndex(([, key]) => key === state.date)
    slider.value = at < 0 ? time.steps.length : at
    day = at < 0 ? null : (time.steps[at + 1]?.[0] ?? time.days) - 1
    told.shown = at
    timeSaid()
  }
  let strip = null, playing = 0, ran = 0
  const timeSaid = (fresh = true) => {
    const said = day === null ? find("[data-do=all]").textContent : now()
    find(".explorer-now").textContent = said
    slider.setAttribute("aria-valuetext", said)
    find("[data-do=all]").hidden = day === null
    strip?.(fresh ? battles.map(dateOf) : null, day, pixels)
  }
  const step = at => {
    const to = Math.max(0, Math.min(time.steps.length, at))
    state.date = to >= time.steps.length ? "" : stepAt(to)[1]
    setDay()
    renew()
  }
  const play = on => {
    cancelAnimationFrame(playing)
    clearInterval(ran)
    playing = ran = 0
    const button = find("[data-do=play]")
    button.setAttribute("aria-pressed", String(on))
    button.textContent = on ? "❚❚" : "▶"
    button.setAttribute("aria-label", on ? words.pause : words.play)
    button.title = on ? words.pause : words.play
    if (!on) return
    if (day === null || Number(slider.value) >= time.steps.length - 1) step(firstStep)
    const forward = () => {
      if (Number(slider.value) >= time.steps.length - 1) { step(time.steps.length); play(false) } else step(Number(slider.value) + 1)
    }
    if (map.calm()) ran = setInterval(forward, 1100)
    else flow()
  }
  /* Between two steps the days run smoothly. */
  const flow = () => {
    let before = performance.now()
    const LONG = 620 // milliseconds a step
    const run = frameTime => {
      const at = Number(slider.value), long = (time.steps[at + 1]?.[0] ?? time.days) - time.steps[at][0]
      day += Math.min(80, frameTime - before) / LONG * long
      before = frameTime
      if (day >= time.days - 1) { step(time.steps.length); return play(false) }
      const next = time.steps.findLastIndex(([start]) => start <= day + 1)
      if (next !== at) {
        slider.value = next
        state.date = stepAt(next)[1]
        laidOut = 0
        later()
      }
      timeSaid(false)
      version++
      redraw()
      playing = requestAnimationFrame(run)
    }
    playing = requestAnimationFrame(run)
  }
  const firstStep = time ? Math.max(0, time.steps.findLastIndex(([start]) => start <= Math.min(...battles.map(mark => mark.dates?.[0]?.[0] ?? Infinity).filter(first => first >= 0)))) : 0

  // The layers

  const choices = find(".explorer-choices")
  const option = (value, text, selected) => make("option", { value, textContent: text, selected })
  const select = (name, said, options, chosenValue, done) => {
    const id = `explorer-${name}`
    return make("p", {}, make("label", { htmlFor: id, textContent: said }), " ",
      make("select", { id, onchange: event => { done(event.target.value); renew() } }, ...options.map(([value, text]) => option(value, text, value === chosenValue))))
  }
  const box = (said, on, done, colour) => {
    const label = make("label", {}, make("input", { type: "checkbox", checked: on, onchange: event => { done(event.target.checked); renew() } }))
    if (colour) label.append(make("i", { className: "explorer-colour", style: `background:var(--map-${colour})` }))
    label.append(` ${said}`)
    return label
  }
  const group = (said, ...inside) => make("fieldset", {}, make("legend", {}, said), ...inside)
  const toggled = (list, value, on) => on ? list.filter(one => one !== value) : [...list, value]
  const controls = () => {
    const found = []
    if (time && told.whose.length > 1) found.push(select("whose", words.whose, told.whose.map(([id, name]) => [id, name]), state.whose, value => {
      state.whose = value
      timeSaid()
      if (chosen) describe(chosen)
    }))
    if (campaigns.length) found.push(group(words.campaigns, ...campaigns.map(campaign => {
      const row = make("div", {}, box(campaign.name, !state.off.includes(campaign.id), on => { state.off = toggled(state.off, campaign.id, on) }, campaign.colour))
      if (campaign.orders.length > 1) row.append(select(`order-${campaign.id}`, words.order, campaign.orders.map(({ according }, n) => [String(n), according]),
        String(state.orders[campaign.id] ?? 0), value => { state.orders[campaign.id] = Number(value) }))
      return row
    })))
    if (told.sides.length) found.push(select("side", words.sides, [["", words.everybody], ...told.sides.map(([id, name]) => [id, name])], state.side, value => { state.side = value }))
    found.push(group(words.sites, ...told.doubts.map(([doubt, said]) => box(said, state.sites.split(",").includes(doubt), on => {
      state.sites = doubts.filter(one => one === doubt ? on : state.sites.split(",").includes(one)).join()
    })), box(words.rivals, state.rivals, on => { state.rivals = on })))
    if (marks.some(({ script }) => script)) found.push(group(words.names, box(words.script, state.script, on => { state.script = on })))
    choices.replaceChildren(...found)
  }

  // Everything begins

  const keys = {
    0: () => view.fly(...home()), Home: () => view.fly(...home()), Escape: () => { choose(null); openPanel(false) },
    " ": () => time && play(!(playing || ran)), Enter: () => chosen && (location.href = chosen.href),
  }
  const view = map.view(stage, told.master, {
    moved: () => moved(),
    tapped: (x, y, event) => {
      const mark = nearest(x, y, event.pointerType === "mouse" ? 7 : 20)
      if (mark && mark === chosen && event.pointerType === "mouse" && event.detail > 1) location.href = mark.href
      choose(mark)
      openPanel(false)
    },
    pointed: (x, y) => {
      const mark = nearest(x, y, 5)
      stage.style.cursor = mark ? "pointer" : ""
      if (mark !== hovered) {
        hovered = mark
        redraw()
      }
    },
    key: key => keys[key] ? (keys[key](), true) : false,
  })

  const openPanel = on => {
    frame.classList.toggle("explorer-opened", on)
    find("[data-do=panel]").setAttribute("aria-expanded", String(on))
  }
  const does = {
    in: () => view.zoom(1.5), out: () => view.zoom(1 / 1.5), home: () => view.fly(...home()),
    panel: () => openPanel(!frame.classList.contains("explorer-opened")),
    play: () => play(!(playing || ran)), before: () => { play(false); step(Math.min(Number(slider.value), time.steps.length) - 1) },
    after: () => { play(false); step(Number(slider.value) + 1) }, all: () => { play(false); step(time.steps.length) },
  }
  frame.addEventListener("click", event => does[event.target.closest("[data-do]")?.dataset.do]?.())
  panel.addEventListener("click", event => {
    const mark = marks.find(({ link }) => link === event.target.closest("a"))
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    openPanel(false)
    if (!kept(mark)) state = { ...state, off: [], side: "", sites: USUAL.sites }
    choose(mark)
    controls()
    view.fly(mark.x, mark.y, Math.max(view.window.s, 2.4))
  })
  for (const mark of marks) {
    for (const name of ["mouseenter", "focusin"]) mark.item.addEventListener(name, () => { hovered = mark; redraw() })
    for (const name of ["mouseleave", "focusout"]) mark.item.addEventListener(name, () => { hovered = null; redraw() })
    mark.link.href = `#entry=${mark.id}`
  }
  find("#explorer-find").addEventListener("input", event => { query = fold(event.target.value.trim()); list() })
  if (time) {
    slider.max = time.steps.length
    slider.addEventListener("input", () => { play(false); step(Number(slider.value)) })
  }

  frame.classList.add("explorer-live")
  document.documentElement.classList.add("explorer-page")
  find(".explorer-tools").hidden = find(".explorer-stage").hidden = false
  find(".explorer-time").hidden = !time
  if (time) strip = map.strip(find(".explorer-years canvas"), time, ink)

  const resize = () => {
    frame.style.setProperty("--explorer-top", `${Math.round(frame.getBoundingClientRect().top + scrollY)}px`)
    canvas.width = stage.clientWidth * pixels
    canvas.height = stage.clientHeight * pixels
    front = job = null
    view.resize()
    if (time) timeSaid(false)
    draw()
  }
  const recolour = () => {
    colours = {}
    labels = map.labels(ink, pixels)
    numbers = map.numbers(ink, pixels)
    front = job = null
    named = 0
    if (time) timeSaid(false)
    renew()
  }
  encyShard("map/base", rows => {
    features = map.features(rows ?? [])
    // A district that the base map names is not named twice.
    const known = new Set(features.map(({ name }) => fold(name)))
    for (const mark of marks) if (mark.sign === "area" && known.has(fold(mark.name))) mark.short = ""
    frame.style.setProperty("--explorer-top", `${Math.round(frame.getBoundingClientRect().top + scrollY)}px`)
    canvas.width = stage.clientWidth * pixels
    canvas.height = stage.clientHeight * pixels
    view.resize()
    fromAddress()
    new ResizeObserver(() => { if (stage.clientWidth !== view.window.w || stage.clientHeight !== view.window.h) resize() }).observe(stage)
    new MutationObserver(recolour).observe(document.body, { attributeFilter: ["data-md-color-scheme"] })
    addEventListener("hashchange", fromAddress)
    const faces = ['700 13px "Ency Sans"', '400 12px "Ency Sans"', 'italic 400 12px "Ency Sans"', '500 14px "Ency Serif"', 'italic 500 14px "Ency Serif"']
    const ask = faces.map(face => document.fonts.load(face, "Aāḥʿ")).concat(['400 12px "Ency Arabic"', '700 12px "Ency Arabic"'].map(face => document.fonts.load(face, "ا")))
    Promise.allSettled(ask).then(recolour)
    frame.dataset.ready = "true"
  })
})()
