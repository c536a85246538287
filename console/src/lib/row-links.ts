// The rows of the list on screen, found by the link each of them has (`data-row-link` holds the row's id).

export function rowLinks(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-row-link]')]
}

export function rowLink(id: string | null): HTMLElement | null {
  return rowLinks().find((link) => link.dataset.rowLink === id) ?? null
}

/** The id of the row below, or above when it is the last one. */
export function rowAfter(id: string): string | null {
  const links = rowLinks()
  const at = links.findIndex((link) => link.dataset.rowLink === id)
  if (at === -1) return null
  return (links[at + 1] ?? links[at - 1])?.dataset.rowLink ?? null
}
