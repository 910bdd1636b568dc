"""The encyclopedia read against itself: time, space, people, sources and wording, one module each.

What they read are extracts and links, never files; what they give are findings that
name the statements by their entry and path. Where those stand in the files is told
when a finding becomes a problem, in `generator.check`.
"""
