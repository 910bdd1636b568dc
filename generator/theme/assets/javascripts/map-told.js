/* What the page tells, as marks, campaigns and sides: the lines of its list and the rows of its numbers stand in the same order. */
(() => {
  const map = window.encyMap

  /* A name as it is looked for: without marks and in small letters. */
  map.fold = text => text.normalize("NFD").replace(/[\p{M}ʿʾ’'‘-]/gu, "").toLowerCase()

  /* Another text in the element's own text node: a browser that is given a new node looks through the whole page for what that may change. */
  map.put = (element, text) => {
    if (element.firstChild?.nodeType !== 3) element.textContent = text
    else if (element.firstChild.data !== text) element.firstChild.data = text
  }

  const mark = (item, index, [x, y, sign, doubt, worth, rivals], told) => {
    const link = item.querySelector("a"), script = item.querySelector("bdi[lang]"), name = link.textContent, battle = told.signs[sign] === "battle"
    const own = script && /^(ar|fa)/.test(script.lang) ? script.textContent : ""
    const cut = battle ? told.cut.find(part => part && name.startsWith(part))?.length ?? 0 : 0
    return {
      id: link.getAttribute("href").replace(/\.html$/, ""), index, item, link, href: link.href, name, short: name.slice(cut), script: own,
      folded: `${map.fold(name)} ${own}`, x, y, shift: 0, sign: told.signs[sign], battle, doubt: told.doubts[doubt][0], worth, rivals: rivals ?? [],
      dates: told.dates[index], campaigns: [], sides: [], under: [], row: [0, 0],
    }
  }

  /* Several battles at one place stand beside each other, and cover the sign of the place. */
  const APART = 16.5
  const together = marks => {
    const spots = new Map()
    for (const mark of marks) {
      const key = `${mark.x} ${mark.y}`
      spots.set(key, [...spots.get(key) ?? [], mark])
    }
    for (const own of spots.values()) {
      const fought = own.filter(({ battle }) => battle)
      const end = (fought.length - 1) / 2 * APART
      fought.forEach((mark, n) => {
        mark.shift = n * APART - end
        mark.row = [end + mark.shift, end - mark.shift] // how far it is to both ends of the row
      })
      for (const mark of own) if (!mark.battle) mark.under = fought
    }
  }

  map.told = (frame, told) => {
    const items = [...frame.querySelectorAll("#battles ~ ul > li, #places ~ ul > li")]
    const marks = told.marks.map((row, index) => mark(items[index], index, row, told))
    together(marks)
    for (const [id, , numbers] of told.sides) for (const number of numbers) marks[number].sides.push(id)
    const campaigns = told.campaigns.map(([id, name, numbers, orders = []], n) => {
      for (const number of numbers) marks[number].campaigns.push(id)
      return { id, name, colour: `c${n % 6}`, orders: orders.map(([according, order, ways]) => ({
        according, numbers: new Map(order.map((number, at) => [number, at + 1])),
        ways: ways.map(([from, to, x, y, faint]) => ({ from: marks[from], to: marks[to], bend: [x, y], faint })),
      })) }
    })
    return { marks, battles: marks.filter(({ battle }) => battle), campaigns }
  }
})()
