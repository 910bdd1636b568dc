// The editor told what it edits, and begun.
(() => {
  "use strict"
  CMS.registerCustomFormat("ency", "yaml", { fromFile: encyForm.open, toFile: encyForm.close })
  CMS.registerEventListener({
    name: "preSave",
    // A new entry is named after its headword.
    handler: ({ entry }) => {
      const data = entry.get("data")
      return entry.get("newRecord") ? data.set("id_", encyForm.id(data.get("headword") ?? "")) : data
    },
  })
  // In a trial there is nobody to sign in.
  if (encyConfig.backend.name === "proxy") localStorage.setItem("decap-cms-user", JSON.stringify({ backendName: "proxy" }))
  CMS.init({ config: encyConfig })
})()
