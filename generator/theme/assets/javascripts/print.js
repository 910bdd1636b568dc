/* A button beside the reference to an entry that prints the page, or saves it as PDF: the browser offers both. */
(() => {
  const place = document.querySelector("#cite ~ p .cite-files"), words = window.encyWords?.print
  if (!place || !words) return
  const button = document.createElement("button")
  button.type = "button"
  button.className = "print-page"
  button.textContent = words.page
  button.addEventListener("click", () => window.print())
  place.after(" ", button)
})()
