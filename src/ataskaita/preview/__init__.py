"""The preview: pages in a browser that follow every change of the report's sources.

Two processes. The first one serves the pages, watches the sources and speaks to the terminal
(`supervisor`, `server`, `watch`). The second one makes the pages (`renderer`, `rebuild`): it has
all libraries loaded, the kernels' parent running and Typst's memory warm. It can be replaced by a
new one at any time, and is when code that it has loaded changes; readers notice nothing of that.
"""
