import type { Mapped } from '../file-shape.ts'
import type { ImportFault } from '../import-fault.ts'

/** A row by the names of its columns. Cells beyond the header have no name, so that the row cannot be meant as it stands. */
export function tableRow(cells: readonly unknown[], columns: readonly string[], faults: ImportFault[]): Mapped {
  if (cells.slice(columns.length).some((cell) => cell !== '')) {
    const message = `The row has ${cells.length} cells and the header ${columns.length} columns`
    faults.push({ code: 'NOT_PASSED', message })
  }
  return Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? '']))
}
