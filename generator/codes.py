"""What each problem code means, in one sentence: for the documentation, and for whoever meets one.

The codes are promises: none changes its meaning, and none is given up without a word in the change log.
"""

MISTAKES = {
    "bad-character": "A character that is invisible, turns the order of reading about, or may not stand in a text.",
    "bad-citation": "A citation in prose that is not `[@work]` or `[@work, locator]`.",
    "bad-date": "A date that cannot be read, does not exist, or does not agree with what stands beside it.",
    "bad-encoding": "A file that is not UTF-8.",
    "bad-ending": "An entry file whose name does not end in `.yaml`.",
    "bad-id": "A file name or a reference that is not an id: small letters, digits and hyphens.",
    "bad-image": "An image that is an address, leads away from the entries, or is no picture that browsers show.",
    "bad-link": "A link in prose that is not `[[id]]` or `[[id|text]]`.",
    "bad-point": "Coordinates that are not `[latitude, longitude]` in decimal degrees.",
    "bad-value": "A word or number that is none of those a field allows.",
    "bad-yaml": "A place where the file cannot be read as YAML, or means to YAML what its author does not mean.",
    "clashing-former-id": "A former id that is an id in use, or a former id of another entry too.",
    "clashing-name": "A spelling of one entry that is the headword of another of the same kind.",
    "duplicate-id": "Two files of one name: an id is unique over all folders.",
    "duplicate-name": "Two entries of one kind under the same headword.",
    "empty-file": "A file in which no entry stands.",
    "footnote": "A footnote in prose without its mark, or a mark without its footnote.",
    "heading-level": "A heading of the first level in prose, where the page has its own.",
    "link-scheme": "A link in prose that does not lead to the web, to a mailbox or within the page.",
    "locator-without-work": "A citation that gives a page but not the work.",
    "missing-image": "A picture that an entry shows and that is not there.",
    "missing-glyph": "A character that no font of the book has (told by `ency pdf`).",
    "missing-field": "A field that its kind of entry cannot do without.",
    "needless-acceptance": "An acceptance of a finding that there is not.",
    "no-longer-wanted": "A reference marked with `+` as not written, to an entry that is.",
    "not-nfc": "A text with letters that are not in Unicode's composed form.",
    "raw-html": "HTML in prose.",
    "remote-image": "An image in prose, where neither its author nor its licence can be named.",
    "repeated-key": "A field that stands twice in the same place.",
    "repeated-value": "A name that stands twice in one list.",
    "todo": "A text that still says TODO.",
    "too-large": "A file larger than an entry can be.",
    "unknown-field": "A field that does not exist where it stands.",
    "unknown-id": "A reference to an entry that does not exist and is not marked as wanted.",
    "unknown-kind": "A kind of entry that this encyclopedia does not have.",
    "unknown-work": "A citation of a work that has no entry.",
    "unreadable": "A file that cannot be opened.",
    "wrong-folder": "An entry that stands in the folder of another kind, or in none.",
    "wrong-kind": "A reference to an entry of a kind that does not fit the field.",
    "wrong-type": "A list, mapping, text or number where another of them is wanted.",
    "yaml-alias": "An alias of YAML, which stands for a value written elsewhere in the file.",
}

FINDINGS = {
    "acts-after-death": "Somebody who was killed, by one statement, takes part in something later.",
    "circular-evidence": "Something proved by itself: a claim by those who make it, a death by the report of the dead.",
    "circular-order": "Events each of which is said to come before the next, in a circle.",
    "contradicting-dates": "Dates and orders of events that cannot all be true.",
    "double-word": "A word that stands twice running.",
    "impossible-age": "Somebody too young for what he does, not born yet, or older than people grow.",
    "impossible-kin": "Kin whose dates do not allow it, as a father younger than his son.",
    "kin-mismatch": "Two entries that say of each other what cannot both be so: each the other's father.",
    "late-transmitter": "Somebody named as transmitter in a work whose author died before he was born.",
    "may-be-one": "Two entries of one kind and time that share a name, and neither of which speaks of the other.",
    "misspelt-name": "The text of a link that writes a name otherwise than the entry it leads to.",
    "needless-see-also": "An entry under `see_also` to which the prose links already.",
    "no-source": "A date, number, place, reason or answer without a source, and without a word on why there is none.",
    "no-transmitter": "A number from a work that mostly names transmitters, and no transmitter named.",
    "odd-distance": "A stated distance that is far from the one between the coordinates of the two places.",
    "odd-locator": "A page without a volume, or with one, where nearly all citations of the work are otherwise.",
    "on-both-sides": "Somebody who stands on two sides of one battle.",
    "other-year": "A year in the gloss, or the first sentence of the lead, with which no date of the entry agrees.",
    "orphan": "An entry to which no other leads.",
    "outside-lifetime": "Something that is told of somebody who was dead by then.",
    "outside-office": "Something held under a leader at a time when he did not lead.",
    "outside-region": "A place far from every other place of the region it is said to lie in.",
    "plain-quote": "A quotation mark within a word where ʿ or ʾ belongs.",
    "too-fast-march": "Somebody who is at two places in fewer days than horsemen need for the way.",
    "two-places-at-once": "Somebody who is on one day at two places that lie farther apart than a day's ride.",
    "uncited-work": "A work that no entry cites or names.",
    "unequal-dates": "A Hijri date in prose and a Julian one in brackets behind it that are not of the same days.",
    "uniform-certainty": "An entry that calls certain whatever it says how sure it is of.",
    "unlinked-name": "The full name of an entry in prose, in an entry that does not link to it.",
    "unopened-work": "A page cited of a work that, by its entry, was never opened.",
}
"""What is found when the entries are held against each other. An author may accept such a finding, with a reason."""

INFORMATION = {
    "tightened-date": "A date of which the other statements leave only a part; told with `ency check --info`.",
}
"""What is no fault, but worth knowing."""

ACCEPTABLE = FINDINGS | INFORMATION
MEANINGS = MISTAKES | ACCEPTABLE
