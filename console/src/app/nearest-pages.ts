import { pages } from './pages.ts'

const shownAtMost = 3

/** The pages whose address is a slip of the keys away from one that does not exist, the nearest first. */
export function nearestPages(pathname: string): readonly (typeof pages)[number][] {
  const asked = pathname.replace(/^\/console(?=\/|$)/, '').toLowerCase()
  return pages
    .filter(({ path }) => path !== '/')
    .map((page) => ({ page, away: distanceTo(page.path, asked), left: partsLeft(page.path, asked) }))
    .filter(({ page, away }) => away <= Math.max(2, Math.floor(page.path.length / 4)))
    .sort((one, other) => one.away + one.left - (other.away + other.left))
    .slice(0, shownAtMost)
    .map(({ page }) => page)
}

/** Of an address that goes on behind a page's own, only as much as the page's has parts. */
function distanceTo(path: string, asked: string): number {
  const parts = path.split('/').length
  return editDistance(path, asked.split('/').slice(0, parts).join('/'))
}

/** What is left over counts as two letters a part. */
function partsLeft(path: string, asked: string): number {
  return 2 * Math.max(0, asked.split('/').length - path.split('/').length)
}

/** Letters put in, left out or changed (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1]
    for (let place = 1; place <= other.length; place += 1) {
      const isSame = letter === other[place - 1]
      next.push(Math.min((row[place - 1] ?? 0) + (isSame ? 0 : 1), (row[place] ?? 0) + 1, (next[place - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
