/* The signs and their names: which are shown at a scale, and where each name stands. */
(() => {
  const map = window.encyMap
  const RADII = { battle: 8, capital: 5.6, city: 4.4, town: 2.7, site: 2.2, area: 0 }
  const SWORDS = new Path2D("M-4.8-4.8 3.9 3.9M4.8-4.8-3.9 3.9M1.7 4.4 4.4 1.7M-1.7 4.4-4.4 1.7M3.9 3.9l1.3 1.3M-3.9 3.9l-1.3 1.3")
  const SIZES = { battle: 13, capital: 14, city: 13, town: 12, site: 11.5, area: 11.5 }
  const DOTTED = [1.1, 2], ARABIC = 1.06

  map.radius = (mark, k) => RADII[mark.sign] * k

  /* A sign as on the plates (atlas/signs.py): a broken ring for a site that is not sure. */
  map.sign = (ctx, mark, ink, x, y, k) => {
    const { sign, doubt } = mark, ring = (radius, wide, name) => {
      ctx.beginPath()
      ctx.arc(0, 0, radius, 0, 7)
      ctx.fillStyle = ink("paper")
      ctx.fill()
      ctx.strokeStyle = ink(name)
      ctx.lineWidth = wide
      ctx.stroke()
    }
    if (sign === "area") return
    ctx.save()
    ctx.translate(x, y)
    ctx.scale(k, k)
    ctx.lineCap = doubt === "conjectural" ? "round" : "butt"
    ctx.setLineDash(doubt === "conjectural" ? DOTTED : doubt === "approximate" && sign === "battle" ? [4.4, 1.7] : [])
    if (sign === "battle") {
      ring(8, 1.25, "red")
      ctx.setLineDash([])
      ctx.lineCap = "round"
      ctx.lineWidth = 1.5
      ctx.stroke(SWORDS)
    } else if (sign === "capital") {
      ctx.fillStyle = ink("paper")
      ctx.strokeStyle = ink("ink")
      ctx.lineWidth = 1.2
      ctx.fillRect(-5.4, -5.4, 10.8, 10.8)
      ctx.strokeRect(-5.4, -5.4, 10.8, 10.8)
      ctx.fillStyle = ink("ink")
      ctx.fillRect(-2.4, -2.4, 4.8, 4.8)
    } else if (doubt === "exact" && sign !== "city") {
      ctx.beginPath()
      ctx.arc(0, 0, RADII[sign], 0, 7)
      ctx.fillStyle = ink("ink")
      ctx.fill()
      ctx.strokeStyle = ink("paper")
      ctx.lineWidth = .8
      ctx.stroke()
    } else {
      ring(RADII[sign], 1.2, "ink")
      if (sign === "city") {
        ctx.beginPath()
        ctx.arc(0, 0, 1.7, 0, 7)
        ctx.fillStyle = ink("ink")
        ctx.fill()
      }
    }
    ctx.restore()
  }

  /* The faces that are drawn with, and a text that has their letters, to be loaded before. */
  map.fonts = [
    ...["700 13px", "400 12px", "italic 400 12px"].map(font => [`${font} "Ency Sans"`, "Aāḥʿ"]),
    ...["500 14px", "italic 500 14px"].map(font => [`${font} "Ency Serif"`, "Aāḥʿ"]),
    ...["400 12px", "700 12px"].map(font => [`${font} "Ency Arabic"`, "ا"]),
  ]

  const face = ({ sign }) => `${sign === "area" ? "italic 400" : sign === "town" || sign === "site" ? "400" : "700"} ${SIZES[sign]}px "Ency Sans", sans-serif`
  const script = ({ sign }) => `${sign === "battle" || sign === "capital" || sign === "city" ? "700" : "400"} ${SIZES[sign] * 1.08}px "Ency Arabic", serif`
  const said = mark => mark.short + (mark.doubt === "conjectural" && mark.sign !== "area" ? " ?" : "")

  /* Names are drawn once each and then copied, which is many times faster than to write them in every frame. */
  map.labels = (ink, pixels) => {
    const kept = new Map(), measured = new Map(), pen = document.createElement("canvas").getContext("2d")
    const size = (mark, scripts) => {
      const key = scripts ? mark.id : `${mark.id} `
      if (!measured.has(key)) {
        pen.font = face(mark)
        let wide = pen.measureText(said(mark)).width
        const two = scripts && mark.script
        if (two) {
          pen.font = script(mark)
          wide = Math.max(wide, pen.measureText(mark.script).width)
        }
        const high = SIZES[mark.sign] * (two ? 1 + ARABIC * 1.15 : 1.05)
        measured.set(key, [wide + 1, high])
      }
      return measured.get(key)
    }
    const picture = (mark, scripts, anchor) => {
      const key = `${mark.id} ${scripts} ${anchor}`
      if (kept.has(key)) return kept.get(key)
      if (kept.size > 1500) kept.clear()
      const [wide, high] = size(mark, scripts), canvas = document.createElement("canvas"), em = SIZES[mark.sign]
      canvas.width = Math.ceil((wide + 8) * pixels)
      canvas.height = Math.ceil((high + 10) * pixels)
      const ctx = canvas.getContext("2d")
      ctx.scale(pixels, pixels)
      ctx.textAlign = anchor
      ctx.lineJoin = "round"
      const x = 4 + { left: 0, center: wide / 2, right: wide }[anchor]
      ctx.strokeStyle = ink("map-halo")
      ctx.fillStyle = ink({ battle: "red-deep", area: "region" }[mark.sign] ?? "ink")
      const lines = [[face(mark), said(mark), 4 + em * .8, 3.2]]
      if (scripts && mark.script) lines.push([script(mark), mark.script, 4 + em * (.8 + ARABIC), 2.8])
      for (const [font, text, y, halo] of lines) {
        ctx.font = font
        ctx.direction = font.includes("Arabic") ? "rtl" : "inherit"
        ctx.lineWidth = halo
        ctx.globalAlpha = .9
        ctx.strokeText(text, x, y)
        ctx.globalAlpha = 1
        ctx.fillText(text, x, y)
      }
      kept.set(key, canvas)
      return canvas
    }
    return { size, draw(ctx, mark, place, x, y) {
      const canvas = picture(mark, place.scripts, place.anchor)
      ctx.drawImage(canvas, Math.round((x + place.dx - 4) * pixels) / pixels, Math.round((y + place.dy - 4) * pixels) / pixels,
        canvas.width / pixels, canvas.height / pixels)
    } }
  }

  /* Boxes by cells of a grid, so that neighbours are found at once. */
  const CELL = 64
  const grid = map.grid = () => {
    const cells = new Map()
    const visit = ([a, b, c, d], what) => {
      for (let i = Math.floor(a / CELL); i <= Math.floor(c / CELL); i++)
        for (let j = Math.floor(b / CELL); j <= Math.floor(d / CELL); j++) if (what(i * 65536 + j)) return true
      return false
    }
    return {
      add(box) {
        visit(box, key => {
          const cell = cells.get(key)
          if (cell) cell.push(box)
          else cells.set(key, [box])
        })
      },
      meets(box) {
        const [a, b, c, d] = box
        return visit(box, key => cells.get(key)?.some(one => one[0] < c && a < one[2] && one[1] < d && b < one[3]))
      },
    }
  }

  /* What is shown of the marks (the weightiest first) at a scale: a sign or a dot, and the place of the name. In small steps. */
  const STEP = 150 // marks
  map.layout = function* (marks, s, k, { labels, scripts, soft, chosen }) {
    const signs = grid(), names = grid(), faint = grid(), shown = new Map()
    soft.forEach(box => faint.add(box))
    const order = chosen ? [chosen, ...marks.filter(mark => mark !== chosen)] : marks
    for (const [i, mark] of order.entries()) {
      if (i % STEP === STEP - 1) yield
      const r = map.radius(mark, k), x = mark.x * s + mark.shift * k, y = mark.y * s
      const box = [x - r, y - r, x + r, y + r]
      const full = r === 0 || !signs.meets([x - r * .8, y - r * .8, x + r * .8, y + r * .8])
      if (full && r) signs.add(box)
      shown.set(mark, { full, place: null })
    }
    for (const [i, mark] of order.entries()) {
      if (i % STEP === STEP - 1) yield
      const own = shown.get(mark)
      if (!own.full || !mark.short) continue
      own.place = placed(mark, mark.x * s + mark.shift * k, mark.y * s, k, labels.size(mark, scripts), { signs, names, faint })
      if (own.place) own.place.scripts = scripts && Boolean(mark.script)
    }
    return shown
  }

  const placed = (mark, x, y, k, [wide, high], { signs, names, faint }) => {
    const gap = map.radius(mark, k) + 2.5, side = gap * .75, middle = -high / 2, [before, after] = mark.row.map(far => far * k)
    const spots = mark.sign === "area" ? [["center", -wide / 2, middle]] : [
      ["left", gap + after, middle], ["right", -gap - before - wide, middle], ["center", -wide / 2, gap - 1], ["center", -wide / 2, -gap - high + 1],
      ["left", side + after, side - high * .1], ["left", side + after, -side - high * .9],
      ["right", -side - before - wide, side - high * .1], ["right", -side - before - wide, -side - high * .9]]
    let second = null
    for (const [anchor, dx, dy] of spots) {
      const box = [x + dx, y + dy, x + dx + wide, y + dy + high]
      if (names.meets(box) || signs.meets(box)) continue
      if (faint.meets(box)) {
        second ??= { anchor, dx, dy, box }
        continue
      }
      names.add(box)
      return { anchor, dx, dy }
    }
    if (second && mark.sign !== "area") {
      names.add(second.box)
      return second
    }
    return null
  }
})()
