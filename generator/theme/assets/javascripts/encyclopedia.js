/* A table wider than the screen can be scrolled by keyboard: not every browser sees to that itself. */
(() => {
  const mark = () => {
    for (const frame of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset table:not([class])")) {
      if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0
      else frame.removeAttribute("tabindex")
    }
  }
  addEventListener("load", mark)
  addEventListener("resize", mark)
})()
