(() => {
  /* A table wider than the screen can be scrolled by keyboard: not every browser sees to that itself. */
  const mark = () => {
    for (const frame of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset table:not([class])")) {
      if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0
      else frame.removeAttribute("tabindex")
    }
  }
  /* A plate wider than a telephone shows its middle first, where its subject lies. */
  const centre = () => {
    for (const plate of document.querySelectorAll("figure.plate")) {
      const beyond = plate.scrollWidth - plate.clientWidth
      if (beyond > 0) plate.scrollLeft = (getComputedStyle(plate).direction === "rtl" ? -1 : 1) * beyond / 2
    }
  }
  addEventListener("load", mark)
  addEventListener("load", centre)
  addEventListener("resize", mark)
})()
