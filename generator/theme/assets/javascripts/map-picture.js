/* The picture: ground, ways, signs and names put together for a window. The ground is painted on a canvas larger than
   the window, what stands on it on a sheet above, both in small steps; while the map moves, two pictures are copied.
   While its scale changes nothing is painted or placed: what is there is stretched, and where that does not reach, the whole
   map from afar is seen behind it. `shown` says what is to be seen: see map.js. */
(() => {
  const map = window.encyMap
  const MARGIN = .3 // of the window, that the ground is painted beyond it on each side
  const REST = 110 // milliseconds after which a new scale counts as the one that was wanted
  const FRAME = 5 // milliseconds of painting in one frame
  const MANY = 800 // marks from which on not every frame draws them anew

  const scaleOf = s => Math.max(.72, Math.min(1.12, .8 + .14 * Math.log2(s / .6)))
  const placeIn = v => (x, y, shift) => [(x - v.x) * v.s + v.w / 2 + shift * scaleOf(v.s), (y - v.y) * v.s + v.h / 2]

  map.picture = (canvas, v, { told, marks, campaigns, features, shown, drawn }) => {
    const ctx = canvas.getContext("2d", { alpha: false }), master = told.master, pictures = new Map()
    const pixels = Math.min(2, devicePixelRatio || 1)
    let colours = {}, front = null, far = null, job = null, layout = new Map(), names = [], asked = 0, settling = 0
    let scale = 0, version = 0, renewed = 1, laid = "", named = 0 // of what is drawn, of what is shown; for what signs are named; for which scale land is
    const ink = name => colours[name] ??= getComputedStyle(document.body).getPropertyValue(/^c\d$/.test(name) ? `--map-${name}` : `--fig-${name}`).trim()
    let labels = map.labels(ink, pixels), numbers = map.numbers(ink, pixels)

    const relief = () => {
      const path = told.reliefs[document.body.dataset.mdColorScheme === "slate" && told.reliefs[1] ? 1 : 0]
      if (!path) return null
      if (!pictures.has(path)) {
        const picture = new Image()
        pictures.set(path, picture)
        picture.src = encyBase + path
        picture.decode().then(() => { far = job = null; begin(true) }, () => {})
      }
      return pictures.get(path).complete && pictures.get(path).naturalWidth ? pictures.get(path) : null
    }

    const blank = (window, alpha) => {
      const canvas = document.createElement("canvas")
      ;[canvas.width, canvas.height] = [Math.ceil(window.w * pixels), Math.ceil(window.h * pixels)]
      const pen = canvas.getContext("2d", { alpha })
      pen.scale(pixels, pixels)
      return pen
    }

    function* ground(own, names) {
      const pen = blank(own, false)
      own.canvas = pen.canvas
      for (const _ of map.ground(pen, own, { features, master, relief: relief(), ink, pixels, names: (ctx, window) => map.write(ctx, window, names, ink) })) yield own.canvas
    }

    /* Ways and signs on a sheet of their own above the ground, so that nothing but two pictures is moved. */
    function* sheet(own) {
      const pen = blank(own, true), of = version
      for (const _ of inked(pen, own)) yield pen.canvas
      own.sheet = pen.canvas
      own.version = of
    }

    const current = () => `${v.s} ${renewed}`
    /* What has to be done before the window can be copied from two pictures, in small steps; a step that paints tells its canvas. */
    const begin = afresh => {
      const same = !afresh && front?.s === v.s && named === v.s && covers(front, .55), { x, y, s } = v
      const own = same ? { ...front } : { x, y, s, w: v.w * (1 + 2 * MARGIN), h: v.h * (1 + 2 * MARGIN) }
      job = { own, next: own, ready() { front = own }, steps: (function* () {
        if (laid !== current()) yield* settle(s)
        if (!same) yield* ground(own, names)
        yield* sheet(own)
      })() }
      redraw()
    }
    /* The whole map, as seen where the window reaches beyond what is painted. */
    const beginFar = () => {
      const [left, top, right, bottom] = master, s = Math.min(v.w / (right - left), v.h / (bottom - top))
      const own = { x: (left + right) / 2, y: (top + bottom) / 2, s, w: (right - left) * s, h: (bottom - top) * s }
      job = { own, next: front, ready() { far = own }, steps: ground(own, []) }
      redraw()
    }

    /* Whether the painted ground reaches round the window, and beyond it by that share of its margin. */
    const covers = (own, beyond) => {
      const room = 1 / v.s
      const clear = (at, half, mine, mineHalf, low, high) => at - half >= Math.max(mine - mineHalf, low) - room - (mine - mineHalf <= low ? 1e9 : 0)
        && at + half <= Math.min(mine + mineHalf, high) + room + (mine + mineHalf >= high ? 1e9 : 0)
      const wide = v.w / 2 / v.s + beyond * MARGIN * v.w / v.s, high = v.h / 2 / v.s + beyond * MARGIN * v.h / v.s
      return clear(v.x, wide, own.x, own.w / 2 / own.s, master[0], master[2]) && clear(v.y, high, own.y, own.h / 2 / own.s, master[1], master[3])
    }

    /* A browser puts off what is painted until it is copied; one point of it is, so that it is done now and takes its share of the time. */
    const done = blank({ w: 1, h: 1 }, false)
    const paint = until => {
      while (performance.now() < until) {
        const { done: finished, value: painted } = job.steps.next()
        if (finished) {
          const { ready } = job
          job = null
          ready()
          if (!far) beginFar()
          return
        }
        if (painted && until < Infinity) done.drawImage(painted, 0, 0, 1, 1, 0, 0, 1, 1)
      }
      redraw()
    }

    const copied = (own, picture) => {
      const part = v.s / own.s, wide = own.w * part, high = own.h * part
      const left = (own.x - v.x) * v.s + v.w / 2 - wide / 2, top = (own.y - v.y) * v.s + v.h / 2 - high / 2
      ctx.imageSmoothingEnabled = part !== 1
      const round = part === 1 ? value => Math.round(value * pixels) / pixels : value => value
      ctx.drawImage(picture, round(left), round(top), wide, high)
    }
    /* The ground, and where it does not reach, the whole map from afar. */
    const behind = () => {
      if (!covers(front, 0)) {
        ctx.fillStyle = ink("land")
        ctx.fillRect(0, 0, v.w, v.h)
        if (far) copied(far, far.canvas)
      }
      copied(front, front.canvas)
    }

    /* Names of land and water keep off the signs and their names as they are when all is shown. */
    function* settle(s) {
      const of = renewed, k = scaleOf(s), at = (x, y, shift) => [x * s + shift * k, y * s], soft = []
      for (const { way, line } of lines(at, k)) if (!way.faint) for (const [x, y] of line) soft.push([x - 4, y - 4, x + 4, y + 4])
      const put = (marks, soft) => map.layout(marks, s, k, { labels, scripts: shown.state.script, soft, chosen: shown.chosen && shown.current(shown.chosen) ? shown.chosen : null })
      if (named !== s) {
        const taken = map.grid()
        soft.forEach(taken.add)
        for (const [mark, { full, place }] of yield* put(order.filter(mark => mark.sign !== "area"), soft)) {
          const [x, y] = at(mark.x, mark.y, mark.shift), r = map.radius(mark, 1)
          if (full) taken.add([x - r, y - r, x + r, y + r])
          if (!place) continue
          const [wide, high] = labels.size(mark, shown.state.script)
          taken.add([x + place.dx, y + place.dy, x + place.dx + wide, y + place.dy + high])
        }
        names = yield* map.names(features, s, taken.meets)
        named = s
      }
      for (const { letters } of names) for (const { x, y, size } of letters) soft.push([x - size * .4, y - size * .6, x + size * .4, y + size * .2])
      layout = yield* put(order.filter(shown.current), soft)
      laid = `${s} ${of}`
      version++
    }
    const order = [...marks].sort((a, b) => b.worth - a.worth || a.index - b.index)

    /* The ways that are shown, with their lines, colours, numbers, and how much of each is done. */
    function* lines(at, k) {
      for (const campaign of campaigns) {
        if (shown.state.off.includes(campaign.id)) continue
        const chosenOrder = campaign.orders[shown.state.orders[campaign.id] ?? 0]
        for (const way of chosenOrder?.ways ?? []) {
          const done = shown.day === null ? 1 : map.share(shown.dateOf(way.to), shown.day).share
          if (!done || !shown.kept(way.from) || !shown.kept(way.to)) continue
          const line = map.line(way, at, 9 * k)
          if (line) yield { way, line, campaign, done, number: chosenOrder.numbers.get(way.to.index) }
        }
      }
    }

    const draw = () => {
      asked = 0
      const now = performance.now(), zooming = front && front.s !== v.s
      if (!front) begin()
      else if (!zooming && !(job ? job.next.s === v.s && covers(job.next, 0) : laid === current() && covers(front, .55))) begin()
      if (job) paint(front ? now + FRAME : Infinity)
      ctx.setTransform(pixels, 0, 0, pixels, 0, 0)
      behind()
      if (marks.length > MANY && (zooming || job) || front.version === version && front.s === v.s) copied(front, front.sheet)
      else for (const _ of inked(ctx, v));
      for (const mark of new Set([shown.chosen, shown.hovered])) if (mark && layout.has(mark)) picked(mark)
      drawn(v)
    }

    /* Ways and signs, in small steps. */
    function* inked(ctx, v) {
      const k = scaleOf(v.s), at = placeIn(v)
      const arrows = [...lines(at, k)]
      for (const { way, line, campaign, done } of arrows) {
        ctx.globalAlpha = shown.day === null ? .92 : .25 + .67 * shown.share(way.to)
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
      for (const [mark, own, x, y] of near) if (!own.full && !mark.battle) ctx.fillRect(x - 1, y - 1, 2, 2)
      yield
      for (const [i, [mark, own, x, y]] of near.entries()) {
        ctx.globalAlpha = mark.battle ? Math.max(.18, shown.share(mark)) : 1
        if (own.full) map.sign(ctx, mark, ink, x, y, k)
        else if (mark.battle) {
          ctx.beginPath()
          ctx.arc(x, y, 3, 0, 7)
          ctx.fillStyle = ink("red")
          ctx.fill()
        }
        if (mark.battle && shown.day !== null) halo(ctx, mark, x, y, k)
        if (i % 240 === 239) yield
      }
      for (const [i, [mark, own, x, y]] of near.entries()) {
        if (!own.place) continue
        ctx.globalAlpha = mark.battle ? Math.max(.35, shown.share(mark)) : 1
        labels.draw(ctx, mark, own.place, x, y)
        if (i % 150 === 149) yield
      }
      ctx.globalAlpha = 1
    }

    /* A battle within its dates has a ring, the wider the less is known of its day. */
    const halo = (ctx, mark, x, y, k) => {
      const { share: done, dated, since, wide } = map.share(shown.dateOf(mark), shown.day)
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
      const k = scaleOf(v.s), at = placeIn(v)
      const [x, y] = at(mark.x, mark.y, mark.shift), own = layout.get(mark)
      if (shown.state.rivals) for (const [rx, ry] of mark.rivals) {
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
      ctx.strokeStyle = ink(mark === shown.chosen ? "red" : "ink")
      ctx.lineWidth = 2
      ctx.beginPath()
      ctx.arc(x, y, Math.max(7, map.radius(mark, k) * 1.2 + 4), 0, 7)
      ctx.stroke()
      const [wide, high] = labels.size(mark, shown.state.script)
      labels.draw(ctx, mark, own.place ?? { anchor: "left", dx: map.radius(mark, k) + 6, dy: -high / 2, scripts: shown.state.script && Boolean(mark.script), wide }, x, y)
    }
    const crossAt = (x, y) => new Path2D(`M${x - 3.5} ${y - 3.5}l7 7M${x + 3.5} ${y - 3.5}l-7 7`)

    const redraw = () => { asked ||= requestAnimationFrame(draw) }

    /* The mark at a point of the window, by its sign or its name. */
    const nearest = (x, y, reach) => {
      const k = scaleOf(v.s), at = placeIn(v)
      let best = null, least = reach
      for (const [mark, own] of layout) {
        const [mx, my] = at(mark.x, mark.y, mark.shift), box = own.place
        let away = Math.hypot(mx - x, my - y) - map.radius(mark, k)
        if (box) {
          const [wide, high] = labels.size(mark, shown.state.script), px = x - mx - box.dx, py = y - my - box.dy
          if (px > 0 && py > 0 && px < wide && py < high) away = Math.min(away, 1)
        }
        if (away < least) [best, least] = [mark, away]
      }
      return best
    }

    return {
      ink, pixels, redraw, nearest, many: marks.length > MANY,
      /* Something else is shown. */
      renew() { renewed++; version++; redraw() },
      /* The same is shown, at another time. */
      passed() { version++; redraw() },
      /* The window was moved. */
      moved() {
        redraw()
        if (v.s === scale) return
        scale = v.s
        if (job?.next.s !== v.s) job = null
        clearTimeout(settling)
        settling = setTimeout(() => { if (front?.s !== v.s) begin() }, REST)
      },
      /* Nothing has changed for a while: what stands on the ground is drawn for the next movement. */
      rested() { if (!job && front?.s === v.s && front.version !== version) begin() },
      resize() {
        ;[canvas.width, canvas.height] = [v.w * pixels, v.h * pixels]
        front = far = job = null
        redraw()
      },
      recolour() {
        colours = {}
        labels = map.labels(ink, pixels)
        numbers = map.numbers(ink, pixels)
        front = far = job = null
        laid = ""
        named = 0
      },
    }
  }
})()
