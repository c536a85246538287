/** RFC 4180 to the letter: lines end with CRLF, and a quote, a comma or a line break stands inside quotes alone. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"/y
    const plain = /[^",\r\n]*/y
    const pattern = text[at] === '"' ? quoted : plain
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) throw new Error(`a quote is not closed at ${at}`)
    row.push(match[1] === undefined ? match[0] : match[1].replaceAll('""', '"'))
    at += match[0].length
    if (text[at] === ',') {
      at += 1
    } else if (text.startsWith('\r\n', at)) {
      rows.push(row)
      row = []
      at += 2
    } else {
      throw new Error(`expected a comma or CRLF at ${at}`)
    }
  }
  if (row.length > 0) throw new Error('the last line is not ended')
  return rows
}
