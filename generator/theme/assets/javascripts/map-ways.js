/* The marches: bent arrows that taper, as on the plates, in the colour of their campaign. */
(() => {
  const map = window.encyMap

  /* Points from one sign to the other over the middle of the arc, clear of both signs. */
  const arc = ([ax, ay], [mx, my], [bx, by], room) => {
    const cx = 2 * mx - (ax + bx) / 2, cy = 2 * my - (ay + by) / 2, found = []
    for (let i = 0; i <= 28; i++) {
      const t = i / 28, u = 1 - t
      const x = u * u * ax + 2 * t * u * cx + t * t * bx, y = u * u * ay + 2 * t * u * cy + t * t * by
      if (Math.hypot(x - ax, y - ay) >= room && Math.hypot(x - bx, y - by) >= room + 1) found.push([x, y])
    }
    return found
  }

  const lengthOf = line => line.reduce((sum, [x, y], i) => i ? sum + Math.hypot(x - line[i - 1][0], y - line[i - 1][1]) : 0, 0)

  const cut = (line, far) => {
    const found = [line[0]]
    for (let i = 1; i < line.length; i++) {
      const [ax, ay] = line[i - 1], [bx, by] = line[i], step = Math.hypot(bx - ax, by - ay)
      if (far <= step) {
        found.push([ax + (bx - ax) * far / step, ay + (by - ay) * far / step])
        break
      }
      found.push(line[i])
      far -= step
    }
    return found
  }

  /* The outline: thin at its tail, full before its head, and pointed. */
  const outline = (ctx, line, wide) => {
    const whole = lengthOf(line), head = Math.min(wide * 2.7, whole * .45), body = cut(line, whole - head * .86)
    const normal = (points, i) => {
      const [ax, ay] = points[Math.max(0, i - 1)], [bx, by] = points[Math.min(points.length - 1, i + 1)], step = Math.hypot(bx - ax, by - ay) || 1
      return [-(by - ay) / step, (bx - ax) / step]
    }
    const half = i => wide / 2 * (.26 + .74 * Math.min(1, i / Math.max(1, (body.length - 1) * .75)))
    ctx.beginPath()
    body.forEach(([x, y], i) => { const [nx, ny] = normal(body, i); ctx.lineTo(x + nx * half(i), y + ny * half(i)) })
    const neck = body.at(-1), tip = line.at(-1), [nx, ny] = normal([neck, tip], 0)
    ctx.lineTo(neck[0] + nx * wide * 1.25, neck[1] + ny * wide * 1.25)
    ctx.lineTo(...tip)
    ctx.lineTo(neck[0] - nx * wide * 1.25, neck[1] - ny * wide * 1.25)
    for (let i = body.length - 1; i >= 0; i--) { const [mx, my] = normal(body, i); ctx.lineTo(body[i][0] - mx * half(i), body[i][1] - my * half(i)) }
    ctx.closePath()
  }

  /* The line of a way in points of the canvas, or nothing where the signs leave no room for it. */
  map.line = (way, at, room) => {
    const line = arc(at(way.from.x, way.from.y, way.from.shift), at(...way.bend, 0), at(way.to.x, way.to.y, way.to.shift), room)
    return line.length > 2 && lengthOf(line) > 8 ? line : null
  }

  map.arrow = (ctx, line, way, colour, ink, done) => {
    const part = done < 1 ? cut(line, lengthOf(line) * done) : line
    if (part.length < 2 || lengthOf(part) < 6) return
    if (way.faint) {
      ctx.beginPath()
      part.forEach(point => ctx.lineTo(...point))
      ctx.strokeStyle = colour
      ctx.lineWidth = 1.4
      ctx.setLineDash([5, 3.5])
      ctx.stroke()
      ctx.setLineDash([])
      outline(ctx, cut([...part].reverse(), 9).reverse(), 2.6)
      ctx.fillStyle = colour
      ctx.fill()
      return
    }
    outline(ctx, part, 4.2)
    ctx.lineJoin = "round"
    ctx.strokeStyle = ink("map-halo")
    ctx.lineWidth = 2.4
    ctx.stroke()
    ctx.fillStyle = colour
    ctx.fill()
  }

  /* The number of a way on its middle, where there is room; drawn once and then copied. */
  const HIGH = 16.4
  const drawn = (number, colour, ink, pixels) => {
    const canvas = document.createElement("canvas"), ctx = canvas.getContext("2d"), font = '700 10.5px "Ency Sans", sans-serif'
    ctx.font = font
    const wide = Math.max(HIGH, ctx.measureText(number).width + 9)
    ;[canvas.width, canvas.height] = [Math.ceil(wide * pixels), Math.ceil(HIGH * pixels)]
    ctx.scale(pixels, pixels)
    ctx.beginPath()
    ctx.roundRect(.8, .8, wide - 1.6, HIGH - 1.6, HIGH / 2 - .8)
    ctx.fillStyle = ink("paper")
    ctx.fill()
    ctx.strokeStyle = colour
    ctx.lineWidth = 1.3
    ctx.stroke()
    ctx.font = font
    ctx.fillStyle = ink("ink")
    ctx.textAlign = "center"
    ctx.textBaseline = "middle"
    ctx.fillText(number, wide / 2, HIGH / 2 + .5)
    return canvas
  }

  map.numbers = (ink, pixels) => {
    const kept = new Map()
    return (ctx, line, number, colour) => {
      if (lengthOf(line) < 58) return
      const key = `${number} ${colour}`
      if (!kept.has(key)) kept.set(key, drawn(String(number), colour, ink, pixels))
      const canvas = kept.get(key), [x, y] = cut(line, lengthOf(line) * .5).at(-1)
      ctx.drawImage(canvas, x - canvas.width / pixels / 2, y - HIGH / 2, canvas.width / pixels, canvas.height / pixels)
    }
  }
})()
