// What Decap does not have: a field that finds entries, and prose with links and citations.
(() => {
  "use strict"
  const words = encyEditor.words, MOST = 8
  const entries = new Map()
  window.ency = (name, rows) => {
    for (const [id, kind, headword, gloss] of rows) entries.set(id, { id, kind, headword, gloss, folded: `${encyForm.id(headword)} ${id}` })
  }

  // Entries of some kinds whose names or ids hold what was typed, those that begin with it first.
  const found = (typed, kinds) => {
    const folded = encyForm.id(typed)
    if (!folded) return []
    return [...entries.values()].filter(one => (!kinds.length || kinds.includes(one.kind)) && one.folded.includes(folded))
      .map(one => [one.folded.startsWith(folded) || one.id.startsWith(folded) ? 0 : 1, one])
      .sort((a, b) => a[0] - b[0] || a[1].id.localeCompare(b[1].id)).slice(0, MOST).map(one => one[1])
  }
  const idOf = value => value.replace(/\|.*$/, "").trim()

  // A text field with a list of what it may mean below it; `choose` is told the id.
  const Finder = createClass({
    getInitialState: () => ({ at: -1, open: false }),
    keyed(event) {
      const shown = this.shown(), step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step && shown.length) {
        event.preventDefault()
        this.setState({ open: true, at: (this.state.at + step + shown.length) % shown.length })
      } else if (event.key === "Enter" && this.state.open && shown[this.state.at]) {
        event.preventDefault()
        this.chosen(shown[this.state.at].id)
      } else if (event.key === "Escape") this.setState({ open: false })
    },
    shown() { return found(this.props.value, this.props.kinds) },
    chosen(id) {
      this.setState({ open: false, at: -1 })
      this.props.choose(id)
    },
    render() {
      const { id, value, label, className, typed, focused, left } = this.props
      const shown = this.state.open ? this.shown() : []
      return h("div", { className: "ency-finder" },
        h("input", {
          id, className, value, type: "text", role: "combobox", autoComplete: "off", spellCheck: false, "aria-label": label,
          "aria-expanded": shown.length > 0, "aria-controls": `${id}-list`,
          "aria-activedescendant": shown[this.state.at] ? `${id}-${this.state.at}` : undefined,
          onChange: event => { this.setState({ open: true, at: -1 }); typed(event.target.value) },
          onKeyDown: this.keyed, onFocus: focused, onBlur: () => { this.setState({ open: false }); left?.() },
        }),
        shown.length > 0 && h("ul", { id: `${id}-list`, className: "ency-found", role: "listbox" }, shown.map((one, at) => h("li", {
          key: one.id, id: `${id}-${at}`, role: "option", "aria-selected": at === this.state.at,
          onMouseDown: event => { event.preventDefault(); this.chosen(one.id) },
        }, h("b", {}, one.headword), " ", h("code", {}, one.id), h("span", {}, one.gloss)))))
    },
  })

  const EntryControl = createClass({
    render() {
      const { forID, value, onChange, field, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props
      const text = value ?? "", known = entries.get(idOf(text)), kinds = field.get("kinds")?.toJS() ?? []
      const strange = text && !known && field.get("pattern") && !text.startsWith("+")
      return h("div", { className: "ency-entry" },
        h(Finder, { id: forID, value: text, kinds, className: classNameWrapper, typed: onChange, choose: onChange,
          focused: setActiveStyle, left: setInactiveStyle }),
        known && h("p", { className: "ency-known" }, h("b", {}, known.headword), ", ", known.gloss),
        strange && h("p", { className: "ency-unknown" }, words.entry.unknown))
    },
  })

  const ProseControl = createClass({
    getInitialState: () => ({ asks: "", typed: "" }),
    // Puts marks round what is selected, or a text in its place.
    mark(before, after) {
      const { value, onChange } = this.props, text = value ?? "", { selectionStart: from, selectionEnd: to } = this.area
      onChange(text.slice(0, from) + before + text.slice(from, to) + after + text.slice(to))
      requestAnimationFrame(() => { this.area.focus(); this.area.setSelectionRange(from + before.length, to + before.length) })
    },
    put(id) {
      const selected = this.area.value.slice(this.area.selectionStart, this.area.selectionEnd)
      if (this.state.asks === "entry") this.mark(selected ? `[[${id}|` : `[[${id}`, "]]")
      else this.mark("", ` [@${id}, ]`)
      this.setState({ asks: "", typed: "" })
    },
    button(name, act) {
      return h("button", { key: name, type: "button", onClick: act, "aria-pressed": this.state.asks === name }, words.prose[name])
    },
    render() {
      const { forID, value, onChange, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props, { asks, typed } = this.state
      const ask = name => () => this.setState({ asks: asks === name ? "" : name, typed: "" })
      const lines = (value ?? "").split("\n").length
      return h("div", { className: "ency-prose" },
        h("div", { className: "ency-tools" },
          this.button("bold", () => this.mark("**", "**")), this.button("italic", () => this.mark("*", "*")),
          this.button("heading", () => this.mark("\n## ", "\n")), this.button("entry", ask("entry")), this.button("work", ask("work"))),
        asks && h(Finder, { id: `${forID}-find`, value: typed, label: words.entry.label, className: "ency-ask",
          kinds: asks === "work" ? ["work"] : [], typed: text => this.setState({ typed: text }), choose: id => this.put(id) }),
        h("textarea", { id: forID, className: classNameWrapper, value: value ?? "", rows: Math.min(28, Math.max(3, lines + 1)),
          ref: area => { this.area = area }, onChange: event => onChange(event.target.value), onFocus: setActiveStyle, onBlur: setInactiveStyle }))
    },
  })

  // A date: one line, and below it what else is known of it; each part stands in a record under its own name.
  const DateControl = createClass({
    part(name) {
      const { value } = this.props
      return (value?.get ? value.get(name) : value?.[name]) ?? ""
    },
    put(name, text) {
      const { value, onChange } = this.props, rest = { ...(value?.toJS?.() ?? value) }
      if (value?.set) onChange(text ? value.set(name, text) : value.delete(name))
      else onChange({ ...rest, [name]: text })
    },
    isValid() {
      const [pattern, said] = this.props.field.get("begins").toArray(), known = [...this.names()].filter(name => !["weekday", "text"].includes(name))
      const wrong = known.some(name => this.part(name).trim() && !new RegExp(pattern).test(this.part(name).trim()))
      return wrong ? { error: { message: said } } : true
    },
    names() { return this.props.field.get("parts") },
    input(name, number) {
      const { forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props, id = number ? `${forID}-${name}` : forID
      return h("label", { key: name, className: `ency-part ency-part-${name}`, htmlFor: id }, h("span", {}, words.date[name]),
        h("input", { id, type: "text", className: classNameWrapper, value: this.part(name), onChange: event => this.put(name, event.target.value),
          onFocus: setActiveStyle, onBlur: setInactiveStyle }))
    },
    render() {
      return h("div", { className: "ency-date" }, [...this.names()].map((name, number) => this.input(name, number)),
        h("p", { className: "ency-known" }, words.date.forms))
    },
  })

  CMS.registerWidget("ency-date", DateControl)
  CMS.registerWidget("ency-entry", EntryControl)
  CMS.registerWidget("ency-prose", ProseControl)
})()
