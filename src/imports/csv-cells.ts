/** The cells of one row of RFC 4180. What stands behind a closing quote belongs to the cell. */
export function csvCells(row: string, delimiter: string): string[] {
  const line = row.endsWith('\r') ? row.slice(0, -1) : row
  const cells: string[] = []
  for (let at = 0; at <= line.length; ) {
    const { cell, end } = line[at] === '"' ? quotedCell(line, at, delimiter) : plainCell(line, at, delimiter)
    cells.push(unguarded(cell))
    at = end + 1
  }
  return cells
}

interface Cell {
  readonly cell: string
  /** Where its delimiter stands, or the end of the row. */
  readonly end: number
}

function plainCell(line: string, start: number, delimiter: string): Cell {
  const found = line.indexOf(delimiter, start)
  const end = found < 0 ? line.length : found
  return { cell: line.slice(start, end), end }
}

function quotedCell(line: string, start: number, delimiter: string): Cell {
  let cell = ''
  for (let at = start + 1; ; ) {
    const closing = line.indexOf('"', at)
    if (closing < 0) return { cell: cell + line.slice(at), end: line.length }
    cell += line.slice(at, closing)
    if (line[closing + 1] !== '"') {
      const rest = plainCell(line, closing + 1, delimiter)
      return { cell: cell + rest.cell, end: rest.end }
    }
    cell += '"'
    at = closing + 2
  }
}

/** Our own exports put an apostrophe before what a spreadsheet would run (csv.ts): it is no part of the value. */
function unguarded(cell: string): string {
  return /^'[=+\-@\t\r\0]/.test(cell) ? cell.slice(1) : cell
}
